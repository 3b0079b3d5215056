package io.neuralake.benchmarks;

import io.neuralake.benchmarks.compile.Compiling;
import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.data.ManyFiles;
import io.neuralake.benchmarks.run.Comparison;
import io.neuralake.benchmarks.run.PlanningReport;
import io.neuralake.benchmarks.run.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures, and puts the results into {@code docs/performance.md}: {@code Benchmarks <cache directory> <all|reading|compile>
 * <rows> <largest number of tables> <rounds> <python> <directory of this module> <peers to leave out>}.
 */
public final class Benchmarks {

    private static final int FILES = 100_000;

    private Benchmarks() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 8 || !List.of("all", "reading", "compile").contains(arguments[1])) {
            System.err.println(
                    "usage: Benchmarks <cache> <all|reading|compile> <rows> <tables> <rounds> <python> <module> <skip>");
            System.exit(2);
        }
        Path cache = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        String only = arguments[1];
        int rounds = Integer.parseInt(arguments[4]);
        Path module = Path.of(arguments[6]).toAbsolutePath();
        if (!only.equals("reading")) {
            int tables = Integer.parseInt(arguments[3]);
            write(module, "compile results", Compiling.run(cache, rounds, arguments[7], tables, System.out));
        }
        if (!only.equals("compile")) {
            Processes processes = new Processes(cache, arguments[5], module);
            String report = reading(processes, Long.parseLong(arguments[2]), rounds, arguments[7]);
            Files.writeString(cache.resolve("results.md"), report);
            write(module, "results", report);
        }
    }

    private static String reading(Processes processes, long rows, int rounds, String skipped) throws Exception {
        Path cache = processes.cache();
        Lake large = Lake.written(cache, rows);
        Lake small = Lake.written(cache, rows / 10);
        processes.prepare();
        return new Comparison(processes, large, small, skipped).run(rounds, System.out)
                + PlanningReport.run(processes, ManyFiles.written(cache, FILES), FILES, rounds);
    }

    private static void write(Path module, String what, String report) throws IOException {
        Path page = module.resolveSibling("docs").resolve("performance.md");
        String first = "<!-- " + what + ": written by the benchmarks -->\n";
        String last = "<!-- end of " + what + " -->\n";
        String text = Files.readString(page);
        int begin = text.indexOf(first);
        int end = text.indexOf(last);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has lost the lines between which the " + what + " stand");
        }
        Files.writeString(page, text.substring(0, begin) + first + report + last + text.substring(end + last.length()));
    }
}
