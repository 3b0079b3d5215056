package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.publish.write.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run says to whoever started it, as lines of text. */
public final class Report {

    private Report() {}

    /** A problem with the declaration that causes it. */
    public static String problem(Problem problem) {
        return problem.text() + "\n  at: " + problem.origin();
    }

    /** How many problems there are, and what follows from it. */
    public static String failure(List<Problem> problems) {
        return count(problems.size(), "problem") + ", so no file was written";
    }

    /**
     * What the catalog holds, and what became of each file, or of all files in a folder together.
     *
     * @param directory the output directory as it should be shown
     */
    public static List<String> written(String directory, Catalog catalog, Map<String, Outcome> files) {
        List<String> lines = new ArrayList<>();
        lines.add(directory + ": " + count(catalog.databases().size(), "database") + ", "
                + count(catalog.tables().count(), "table"));
        Map<String, Map<Outcome, Integer>> grouped = new TreeMap<>();
        files.forEach((name, outcome) -> grouped.computeIfAbsent(group(name), group -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1, Integer::sum));
        int width = grouped.keySet().stream().mapToInt(String::length).max().orElse(0);
        grouped.forEach((name, outcomes) ->
                lines.add("  " + name + " ".repeat(width - name.length() + 2) + outcome(name, outcomes)));
        return lines;
    }

    private static String group(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash + 1);
    }

    private static String outcome(String name, Map<Outcome, Integer> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> (name.endsWith("/") ? count(outcome.getValue(), "file") + " " : "")
                        + outcome.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** A number of things: {@code 1 table}, {@code 2 tables}. */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
