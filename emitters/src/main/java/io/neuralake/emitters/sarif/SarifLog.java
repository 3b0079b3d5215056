package io.neuralake.emitters.sarif;

import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonException;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A log to which several parts of a build add one run each: each replaces its own run and leaves those of the others.
 *
 * <p>That a compiler may end in the middle of its work, and that Maven's goal comes later, is why no part can wait for the
 * others to write the log together.
 */
public final class SarifLog {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private SarifLog() {}

    /**
     * The text of a log with a run in it.
     *
     * @param before text of the log before; anything that is no log counts as an empty one
     * @param id what tells the run from others, {@code neuralake/tables}
     * @param findings what was found, in the order in which it is shown
     */
    public static String with(String before, String id, List<Located> findings) {
        List<JsonObject> runs = new ArrayList<>();
        for (JsonObject run : runs(before)) {
            if (!id(run).equals(id)) {
                runs.add(run);
            }
        }
        runs.add(SarifRun.of(id, findings));
        runs.sort(Comparator.comparing(SarifLog::id));
        return Json.print(
                new JsonObject().put("$schema", SCHEMA).put("version", "2.1.0").set("runs", runs));
    }

    private static List<JsonObject> runs(String log) {
        try {
            return Json.parse(log).objects("runs");
        } catch (JsonException e) {
            return List.of();
        }
    }

    private static String id(JsonObject run) {
        return run.objectOrEmpty("automationDetails")
                .map(details -> details.stringOrEmpty("id"))
                .orElse("");
    }
}
