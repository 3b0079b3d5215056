package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.ingest.commit.TestProcess;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.row.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that append are killed at any moment and started again: no row is lost, none is there twice, and readers never see a part
 * of an append.
 *
 * <p>{@code -Dneuralake.crash.writers=8 -Dneuralake.crash.commits=500 -Dneuralake.crash.kills=200} runs the size that releases are
 * tested with.
 */
final class CrashTest {

    private static final int WRITERS = Integer.getInteger("neuralake.crash.writers", 3);
    private static final int COMMITS = Integer.getInteger("neuralake.crash.commits", 30);
    private static final int KILLS = Integer.getInteger("neuralake.crash.kills", 6);

    @TempDir
    private Path temporary;

    private final AtomicInteger kills = new AtomicInteger();

    @Test
    void killedWritersLoseAndDoubleNothing() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        try {
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer("w" + i, new Random(i));
                writers.add(threads.submit(() -> {
                    writer.run();
                    return writer;
                }));
            }
            Future<Long> compactor = threads.submit(() -> compact(done));
            Future<Integer> reader = threads.submit(() -> watch(done));
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            int looks = reader.get();
            long compacted = compactor.get();
            System.out.println("kills " + kills + ", looks of a reader " + looks + ", versions " + versions()
                    + ", files put together " + compacted);
            assertThat(looks).isPositive();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(kills).as("a writer may be through before it is killed").hasPositiveValue();
        try (Catalog catalog = new Lake(temporary).open(AppendingProcess.EVENTS)) {
            assertThat(
                            strings(
                                    catalog,
                                    "SELECT writer, count(*) AS n, count(DISTINCT n * " + AppendingProcess.ROWS
                                            + " + row) AS d, min(n) AS a, max(n) AS z FROM lab.events GROUP BY writer ORDER BY writer"))
                    .hasSize(WRITERS)
                    .allMatch(row -> row.contains("n=" + COMMITS * AppendingProcess.ROWS + ",")
                            && row.contains("d=" + COMMITS * AppendingProcess.ROWS + ",")
                            && row.contains("a=1,")
                            && row.contains("z=" + COMMITS + "}"));
        }
    }

    /** Puts files together until it is told to stop, and is killed now and then; how many files. */
    private long compact(AtomicBoolean done) throws Exception {
        Path first = temporary.resolve("events/_delta_log/00000000000000000000.json");
        Random random = new Random(7);
        long removed = 0;
        while (!done.get()) {
            if (!Files.exists(first)) {
                TimeUnit.MILLISECONDS.sleep(20);
                continue;
            }
            Process process = TestProcess.start(CompactingProcess.class, temporary.toString());
            int runs = 1 + random.nextInt(20);
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    removed += Long.parseLong(line.substring(line.indexOf(' ') + 1));
                    if (runs-- == 0 || done.get()) {
                        TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
                        process.toHandle().destroyForcibly();
                        kills.incrementAndGet();
                    }
                }
            } finally {
                process.destroyForcibly();
            }
        }
        return removed;
    }

    private long versions() throws IOException {
        try (Stream<Path> log = Files.list(temporary.resolve("events/_delta_log"))) {
            return log.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static List<String> strings(Catalog catalog, String sql) {
        return catalog.sql(sql).stream().map(Row::toString).toList();
    }

    /** Reads until it is told to stop; how often it has. */
    private int watch(AtomicBoolean done) throws Exception {
        while (!Files.exists(temporary.resolve("events/_delta_log/00000000000000000000.json"))) {
            if (done.get()) {
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        int looks = 0;
        try (Catalog catalog = new Lake(temporary).open(AppendingProcess.EVENTS)) {
            long before = 0;
            while (!done.get()) {
                assertThat(strings(
                                catalog,
                                "SELECT writer, n, count(*) AS rows FROM lab.events GROUP BY writer, n HAVING count(*) <> "
                                        + AppendingProcess.ROWS))
                        .as("appends that are there in part, or twice")
                        .isEmpty();
                long now = LongStream.of(catalog.sql("SELECT count(*) AS n FROM lab.events").stream()
                                .mapToLong(row -> ((Number) row.get("n")).longValue())
                                .toArray())
                        .sum();
                assertThat(now).as("rows do not go away").isGreaterThanOrEqualTo(before);
                before = now;
                looks++;
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return looks;
    }

    /** Starts one writer again and again until it has appended everything, and kills it meanwhile. */
    private final class Writer {

        private final String name;
        private final Random random;

        Writer(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        void run() throws Exception {
            long confirmed = 0;
            boolean ended = false;
            int own = KILLS / WRITERS;
            while (!ended) {
                Process process =
                        TestProcess.start(AppendingProcess.class, temporary.toString(), name, String.valueOf(COMMITS));
                boolean kill = own > 0;
                // After so many answers; a little later, so that it is somewhere between two.
                int answers = random.nextInt(Math.max(2, COMMITS * WRITERS / Math.max(1, KILLS)));
                try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                    for (String line = said.readLine(); line != null; line = said.readLine()) {
                        long n = Long.parseLong(line.substring(line.indexOf(' ') + 1));
                        assertThat(n).as(name + " " + line).isGreaterThanOrEqualTo(confirmed);
                        confirmed = n;
                        if (kill && answers-- == 0) {
                            TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
                            // Unlike that of the process itself, this leaves what it has said.
                            process.toHandle().destroyForcibly();
                        }
                    }
                } catch (IOException | InterruptedException | AssertionError e) {
                    process.destroyForcibly();
                    throw e;
                }
                int status = process.waitFor();
                ended = status == 0;
                if (!ended) {
                    assertThat(kill).as("only what was killed fails").isTrue();
                    kills.incrementAndGet();
                    own--;
                }
            }
            assertThat(confirmed).isEqualTo(COMMITS);
        }
    }
}
