package io.neuralake.benchmarks.peer;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process that measures one peer at one workload: {@code Measure <peer> <workload> <lake> <rows>}.
 *
 * <p>It warms up for at least one run and three seconds, and then measures at least three runs and one second. It prints the
 * answer, a line for each run with its nanoseconds, the processor time of a run, and the most memory that the process had.
 * The Python peers do the same.
 */
public final class Measure {

    private static final Duration WARM = Duration.ofSeconds(3);
    private static final int MOST_RUNS = 100;

    private Measure() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws Exception {
        Workload workload = Workload.of(arguments[1]);
        Lake lake = new Lake(Path.of(arguments[2]), Long.parseLong(arguments[3]));
        try (Peer peer = Peer.open(arguments[0], lake)) {
            long begun = System.nanoTime();
            Answer answer = peer.run(workload);
            while (System.nanoTime() - begun < WARM.toNanos()) {
                same(answer, peer.run(workload));
            }
            Duration processor = processor();
            begun = System.nanoTime();
            int runs = 0;
            while (runs < 3 || (runs < MOST_RUNS && System.nanoTime() - begun < 1_000_000_000L)) {
                long start = System.nanoTime();
                Answer again = peer.run(workload);
                System.out.println("wall " + (System.nanoTime() - start));
                same(answer, again);
                runs++;
            }
            System.out.println("cpu " + processor().minus(processor).toNanos() / runs);
            System.out.println("rows " + answer.rows());
            System.out.println("sum " + answer.sum());
            System.out.println("peak " + peak());
        }
    }

    private static void same(Answer expected, Answer actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(expected + " became " + actual);
        }
    }

    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** Kilobytes, as Linux counts them. */
    private static long peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/self/status has no VmHWM");
    }
}
