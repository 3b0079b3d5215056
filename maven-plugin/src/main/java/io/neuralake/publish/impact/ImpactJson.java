package io.neuralake.publish.impact;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;

/** An impact as JSON; {@code docs/impact.md} describes it. */
public final class ImpactJson {

    private ImpactJson() {}

    /** The impact as text. */
    public static String print(Impact impact) {
        return Json.print(new JsonObject()
                .set("asked", impact.asked().name())
                .set(
                        "tables",
                        impact.asked().tables().stream()
                                .map(Table::qualifiedName)
                                .toList())
                .set("uses", uses(impact.uses()))
                .set("allColumns", uses(impact.allColumns()))
                .set(
                        "declared",
                        impact.declared().stream()
                                .map(declared -> new JsonObject()
                                        .put("table", declared.table())
                                        .put("column", declared.column())
                                        .put("what", declared.what()))
                                .toList())
                .set(
                        "derived",
                        impact.derived().stream()
                                .map(derived -> new JsonObject()
                                        .put("table", derived.table())
                                        .put("columns", derived.columns())
                                        .put("from", derived.from())
                                        .put("how", derived.how()))
                                .toList())
                .put("warnings", impact.warnings()));
    }

    private static List<JsonObject> uses(List<Use> uses) {
        return uses.stream()
                .map(use -> new JsonObject()
                        .put("module", use.module())
                        .put("class", use.type())
                        .put("method", use.member())
                        .put("file", use.file())
                        .put("lines", use.lines())
                        .put("kind", Names.lower(use.kind()))
                        .put("table", use.table())
                        .put("columns", use.columns()))
                .toList();
    }
}
