package io.neuralake.benchmarks.run;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.run.Results.Cell;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures every cell in turn, several times over, so that what else the machine does hits all of them alike; the cells of a
 * workload follow each other, because ratios are taken within a round.
 *
 * @param processes starts the measuring processes
 * @param large the lake that is measured
 * @param small a lake of a tenth of the rows, for the growth of memory
 * @param skipped names of peers to leave out
 */
public record Comparison(Processes processes, Lake large, Lake small, String skipped) {

    private static final Set<Workload> GROWING = Set.of(Workload.FULL, Workload.GROUP, Workload.RECORDS);

    /** Measures, and gives the report. */
    public String run(int rounds, PrintStream progress) throws IOException, InterruptedException, SQLException {
        Results results = new Results();
        List<Contender> contenders = Contender.without(skipped);
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int round = 0; round < rounds; round++) {
            for (Workload workload : Workload.values()) {
                for (Contender contender : contenders) {
                    if (!contender.workloads().contains(workload)) {
                        continue;
                    }
                    double load = Machine.load();
                    lowest = Math.min(lowest, load);
                    highest = Math.max(highest, load);
                    measure(results, contender, workload, large, progress);
                    if (growing(contender, workload)) {
                        measure(results, contender, workload, small, progress);
                    }
                }
            }
        }
        return conditions(rounds, lowest, highest) + new Report(results, contenders, large.rows()).text();
    }

    private static boolean growing(Contender contender, Workload workload) {
        return GROWING.contains(workload)
                && (contender.equals(Contender.BASE) || contender.name().startsWith("neuralake"));
    }

    private void measure(Results results, Contender contender, Workload workload, Lake lake, PrintStream progress)
            throws IOException, InterruptedException {
        Sample sample = processes.measure(contender, workload, lake);
        progress.println(contender.name() + " " + workload.option() + " " + lake.rows() + ": "
                + String.format(
                        Locale.ROOT,
                        "%.1f ms, %.1f ms of processor time, %d MB",
                        sample.wall() / 1e6,
                        sample.processor() / 1e6,
                        sample.peak() / 1024));
        results.add(new Cell(contender, workload, lake.rows()), sample);
    }

    private String conditions(int rounds, double lowest, double highest) throws IOException, SQLException {
        String versions = Files.readAllLines(processes.module().resolve("src/main/python/requirements.txt")).stream()
                .map(line -> line.replace("==", " "))
                .collect(Collectors.joining(", "));
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Machine.text() + ". "
                + Report.millions(large.rows()) + ", medians of " + rounds + " processes for each cell; load between "
                + String.format(Locale.ROOT, "%.1f and %.1f", lowest, highest)
                + " (a measuring process is itself part of it). In Java: DuckDB "
                + Machine.duckDb() + "; in Python: " + versions
                + ".\n";
    }
}
