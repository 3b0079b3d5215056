package io.neuralake.benchmarks;

import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.data.ManyFiles;
import io.neuralake.benchmarks.run.Comparison;
import io.neuralake.benchmarks.run.PlanningReport;
import io.neuralake.benchmarks.run.Processes;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the tables, measures everything, and puts the results into {@code docs/performance.md}: {@code Benchmarks <cache
 * directory> <rows> <rounds> <python> <directory of this module> <peers to leave out>}.
 */
public final class Benchmarks {

    private static final String BEGIN = "<!-- results: written by the benchmarks -->\n";
    private static final String END = "<!-- end of results -->\n";

    private static final int FILES = 100_000;

    private Benchmarks() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 6) {
            System.err.println("usage: Benchmarks <cache> <rows> <rounds> <python> <module> <peers to leave out>");
            System.exit(2);
        }
        Path cache = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        long rows = Long.parseLong(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path module = Path.of(arguments[4]).toAbsolutePath();
        Lake large = Lake.written(cache, rows);
        Lake small = Lake.written(cache, rows / 10);
        Processes processes = new Processes(cache, arguments[3], module);
        processes.prepare();
        String report = new Comparison(processes, large, small, arguments[5]).run(rounds, System.out);
        report += PlanningReport.run(processes, ManyFiles.written(cache, FILES), FILES, rounds);
        Files.writeString(cache.resolve("results.md"), report);
        write(module.resolveSibling("docs").resolve("performance.md"), report);
    }

    private static void write(Path page, String report) throws Exception {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has lost the lines between which the results stand");
        }
        Files.writeString(page, text.substring(0, begin) + BEGIN + report + END + text.substring(end + END.length()));
    }
}
