package io.neuralake.benchmarks.append;

import io.neuralake.benchmarks.lake.BenchCatalog;
import io.neuralake.benchmarks.lake.Ticks;
import io.neuralake.ingest.Appender;
import io.neuralake.ingest.AppenderOptions;
import io.neuralake.ingest.Committed;
import io.neuralake.runtime.CatalogOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Measures appending to a Delta table on this disk, and prints what it has found: {@code Appending <directory> <rounds>}.
 *
 * <p>Every figure is of rows that are durable (fsync of file, commit and directory), and the count of all rows is checked at the end.
 */
public final class Appending {

    private static final int LARGE = 100_000;
    private static final int SMALL = 10;
    private static final int SMALL_BATCHES = 5_000;
    private static final int LARGE_BATCHES = 40;
    private static final int COMMITS = 100;

    private Appending() {}

    /** Runs all measurements so many times. */
    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            Path lake = Files.createTempDirectory(Path.of(arguments[0]), "append");
            try (BenchCatalog catalog =
                    BenchCatalog.open(CatalogOptions.defaults().location("lake", lake.toString()))) {
                long rows = visible(catalog) + large(catalog) + small(catalog);
                check(rows, catalog);
            }
        }
    }

    private static void check(long rows, BenchCatalog catalog) {
        long count = catalog.bench().ticks().count();
        if (count != rows) {
            throw new IllegalStateException(count + " rows instead of " + rows);
        }
    }

    private static List<Ticks> ticks(int count) {
        List<Ticks> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new Ticks(i, i % 64, i * 0.25, true));
        }
        return rows;
    }

    private static long visible(BenchCatalog catalog) throws InterruptedException {
        List<Ticks> rows = ticks(1000);
        double[] visible = new double[COMMITS];
        double[] answered = new double[COMMITS];
        long before = 0;
        try (Appender<Ticks> appender = catalog.bench().ticks().appender()) {
            appender.append(rows).join();
            before += rows.size();
            for (int i = 0; i < COMMITS; i++) {
                long begun = System.nanoTime();
                appender.append(rows).join();
                answered[i] = (System.nanoTime() - begun) / 1e6;
                before += rows.size();
                check(before, catalog);
                visible[i] = (System.nanoTime() - begun) / 1e6;
                Thread.sleep(Math.max(0, 100 - (long) visible[i]));
            }
        }
        print("10 commits a second of 1,000 rows: answered", answered);
        print("10 commits a second of 1,000 rows: seen by count()", visible);
        return before;
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100]);
    }

    private static long large(BenchCatalog catalog) {
        long begun = System.nanoTime();
        try (BufferAllocator memory = new RootAllocator();
                VectorSchemaRoot batch = batch(memory);
                Appender<Ticks> appender = catalog.bench().ticks().appender()) {
            List<CompletableFuture<Committed>> answers = new ArrayList<>();
            for (int i = 0; i < LARGE_BATCHES; i++) {
                answers.add(appender.append(batch));
            }
            answers.forEach(CompletableFuture::join);
        }
        return rate("Arrow batches of 100,000 rows", (long) LARGE * LARGE_BATCHES, begun);
    }

    private static VectorSchemaRoot batch(BufferAllocator memory) {
        BigIntVector seq = new BigIntVector("seq", memory);
        IntVector channel = new IntVector("channel", memory);
        Float8Vector voltage = new Float8Vector("voltage", memory);
        BitVector valid = new BitVector("valid", memory);
        Random random = new Random(7);
        for (int i = 0; i < LARGE; i++) {
            seq.setSafe(i, i);
            channel.setSafe(i, i % 64);
            voltage.setSafe(i, random.nextDouble());
            valid.setSafe(i, 1);
        }
        List<FieldVector> vectors = List.of(seq, channel, voltage, valid);
        VectorSchemaRoot batch = new VectorSchemaRoot(vectors);
        batch.setRowCount(LARGE);
        return batch;
    }

    private static long small(BenchCatalog catalog) {
        List<Ticks> rows = ticks(SMALL);
        long begun = System.nanoTime();
        try (Appender<Ticks> appender =
                catalog.bench().ticks().appender(AppenderOptions.local().interval(Duration.ofMillis(50)))) {
            List<CompletableFuture<Committed>> answers = new ArrayList<>();
            for (int i = 0; i < SMALL_BATCHES; i++) {
                answers.add(appender.append(rows));
                if (answers.size() == 1000) {
                    answers.forEach(CompletableFuture::join);
                    answers.clear();
                }
            }
            answers.forEach(CompletableFuture::join);
        }
        return rate("records, ten by ten, at most 1,000 batches unanswered", (long) SMALL * SMALL_BATCHES, begun);
    }

    private static long rate(String what, long rows, long begun) {
        System.out.printf(Locale.ROOT, "%s: %,d rows/s%n", what, (long) (rows / ((System.nanoTime() - begun) / 1e9)));
        return rows;
    }
}
