package io.neuralake.benchmarks.run;

import io.neuralake.benchmarks.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A peer as the report shows it.
 *
 * @param name what the measuring process calls it
 * @param title what the report calls it
 * @param python whether it runs in Python
 * @param workloads what it takes part in
 */
record Contender(String name, String title, boolean python, Set<Workload> workloads) {

    /** What all others are compared with. */
    static final Contender BASE =
            new Contender("duckdb", "DuckDB, the files directly", false, Set.of(Workload.values()));

    private static final Set<Workload> SCANS =
            Set.of(Workload.FULL, Workload.PARTITION, Workload.RANGE, Workload.VALUE, Workload.GROUP);

    /** All of them, in the order in which they take turns. */
    static List<Contender> all() {
        return List.of(
                BASE,
                new Contender("neuralake", "**Neuralake**, Delta", false, Set.of(Workload.values())),
                new Contender("neuralake-hive", "**Neuralake**, hive", false, SCANS),
                new Contender("duckdb-python", "DuckDB in Python", true, SCANS),
                new Contender("polars", "polars", true, SCANS),
                new Contender("delta-rs", "delta-rs", true, SCANS),
                new Contender("pyarrow", "pyarrow dataset", true, SCANS),
                new Contender(
                        "delta-kernel",
                        "delta-kernel's engine",
                        false,
                        Set.of(Workload.FULL, Workload.PARTITION, Workload.RANGE, Workload.VALUE)),
                new Contender("spark", "Spark", true, SCANS));
    }

    /** Those that are not among some names separated by commas. */
    static List<Contender> without(String names) {
        List<String> skipped = Arrays.asList(names.split(",", -1));
        return all().stream()
                .filter(contender -> contender.equals(BASE) || !skipped.contains(contender.name()))
                .toList();
    }
}
