package io.neuralake.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long it takes to choose the files of a table that has very many, as Markdown. */
public final class PlanningReport {

    private PlanningReport() {}

    /** Measures in a few processes. */
    public static String run(Processes processes, Path table, int files, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            Map<String, List<Double>> once = new LinkedHashMap<>();
            for (String line : processes.plan(table)) {
                String[] words = line.split(" ", -1);
                once.computeIfAbsent(words[0], none -> new ArrayList<>()).add(Double.valueOf(words[1]));
            }
            once.forEach((name, values) ->
                    times.computeIfAbsent(name, none -> new ArrayList<>()).add(Median.of(values)));
        }
        return "\n### Planning\n\nMilliseconds to choose the files of a Delta table of "
                + String.format(Locale.ROOT, "%,d", files)
                + " files with a checkpoint.\n\n| first in the process | cold | cached, by partition | cached, by statistics |"
                + " after one new commit |\n|---:|---:|---:|---:|---:|\n| " + number(times, "first") + " | "
                + number(times, "cold") + " | " + number(times, "partition") + " | " + number(times, "range") + " | "
                + number(times, "commit") + " |\n";
    }

    private static String number(Map<String, List<Double>> times, String name) {
        return String.format(Locale.ROOT, "%.1f", Median.of(times.getOrDefault(name, List.of())) / 1e6);
    }
}
