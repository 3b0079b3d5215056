package io.neuralake.server.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.samples.data.SampleData;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Question;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers over the sample tables, and what is done to them. */
final class WorkerPoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final String COUNT = "SELECT count(*) AS n FROM bci.spike_waveforms";
    /** It computes for hours and gives no row before its end. */
    private static final String ENDLESS =
            "SELECT sum(a.channel * b.channel % (c.channel + 7)) AS n FROM bci.spike_waveforms a, bci.spike_waveforms b,"
                    + " bci.spike_waveforms c";

    @TempDir
    static Path directory;

    private static WorkerPool pool;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Path lake = directory.resolve("lake");
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new SampleData(SampleData.manifest(), silent).write(lake, 0.01, List.of("bci", "implant"));
        }
        pool = WorkerPool.start(options(lake, 3, 1), line -> {});
    }

    private static PoolOptions options(Path lake, int most, int idle) {
        return new PoolOptions(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList(),
                Map.of("lake", lake.toString()),
                directory,
                most,
                idle,
                2,
                "256m",
                "512MB",
                1200L << 20,
                Duration.ofMillis(500));
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    private static String csv(String statement) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ask(statement, TIME, new Asking(), into(bytes));
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static Done ask(String statement, Duration time, Asking asking, Sink sink) throws Exception {
        return pool.ask(new Question(statement, Encoding.CSV), PATIENCE, time, asking, sink);
    }

    private static Sink into(ByteArrayOutputStream bytes) {
        return part -> {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        };
    }

    private static Failed failed(String statement, Duration time) {
        return catchThrowableOfType(QueryException.class, () -> ask(statement, time, new Asking(), part -> {}))
                .failed();
    }

    @Test
    void aStatementIsAnswered() throws Exception {
        assertThat(csv(COUNT)).matches("n\n[1-9][0-9]*\n");
        assertThat(csv("SELECT 1 AS a, NULL AS b, '' AS c")).isEqualTo("a,b,c\n1,,\"\"\n");
    }

    @Test
    void aWrongStatementIsTheAskersFault() {
        Failed failed = failed("SELECT * FROM bci.spike_waveform", TIME);
        assertThat(failed.cause()).isEqualTo(Failed.Cause.STATEMENT);
        assertThat(failed.reason() + failed.fix()).contains("spike_waveforms");
        assertThat(failed("COPY (SELECT 1) TO '/tmp/x.csv'", TIME).cause()).isEqualTo(Failed.Cause.STATEMENT);
    }

    @Test
    void whatIsComputedOnTheWayMayFail() {
        Failed failed = failed("SELECT error('no ' || channel) AS n FROM bci.spike_waveforms", TIME);
        assertThat(failed.cause()).isIn(Failed.Cause.READING, Failed.Cause.STATEMENT);
    }

    @Test
    void anAnswerHasNoMoreRowsAndBytesThanIsAllowed() throws Exception {
        Question rows = new Question("SELECT * FROM bci.spike_waveforms", Encoding.CSV, 10, 1 << 20);
        Question bytes = new Question("SELECT * FROM bci.spike_waveforms", Encoding.ARROW_STREAM, 1 << 20, 99);
        for (Question question : List.of(rows, bytes)) {
            assertThatThrownBy(() -> pool.ask(question, PATIENCE, TIME, new Asking(), part -> {}))
                    .isInstanceOfSatisfying(
                            QueryException.class,
                            e -> assertThat(e.failed().cause()).isEqualTo(Failed.Cause.LIMIT))
                    .hasMessageContaining("that are allowed");
        }
        assertThat(csv(COUNT)).startsWith("n\n");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() throws Exception {
        Failed failed = failed(ENDLESS, Duration.ofMillis(700));
        assertThat(failed.cause()).isEqualTo(Failed.Cause.LIMIT);
        assertThat(failed.reason()).contains("longer than the 0.7 s");
        assertThat(csv(COUNT)).startsWith("n\n");
    }

    @Test
    void aStatementIsCancelled() throws Exception {
        Asking asking = new Asking();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Failed> failed = other.submit(
                    () -> catchThrowableOfType(QueryException.class, () -> ask(ENDLESS, TIME, asking, part -> {}))
                            .failed());
            Thread.sleep(500);
            asking.cancel();
            assertThat(failed.get().cause()).isEqualTo(Failed.Cause.CANCELLED);
            asking.cancel();
        } finally {
            other.shutdownNow();
        }
        Asking before = new Asking();
        before.cancel();
        assertThatThrownBy(() -> ask(COUNT, TIME, before, part -> {})).hasMessageContaining("it was cancelled");
    }

    @Test
    void whoeverTakesNoMoreLosesOnlyTheRest() throws Exception {
        Sink gone = part -> {
            throw new IOException("gone");
        };
        assertThatThrownBy(() -> ask("SELECT * FROM bci.spike_waveforms", TIME, new Asking(), gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(csv(COUNT)).startsWith("n\n");
    }

    @Test
    void anAnswerThatIsTakenSlowlyIsComplete() throws Exception {
        ByteArrayOutputStream quick = new ByteArrayOutputStream();
        Done done = ask("SELECT * FROM bci.spike_waveforms", TIME, new Asking(), into(quick));
        ByteArrayOutputStream slow = new ByteArrayOutputStream();
        Sink into = into(slow);
        // The time that is allowed is the worker's, not the taker's.
        ask("SELECT * FROM bci.spike_waveforms", Duration.ofSeconds(20), new Asking(), part -> {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            into.take(part);
        });
        assertThat(slow.toByteArray()).isEqualTo(quick.toByteArray());
        assertThat(done.bytes()).isEqualTo(quick.size());
        assertThat(done.rows()).isPositive();
    }

    @Test
    void aWorkerThatDiesTakesOnlyItsOwnAnswerWithIt() throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            Future<Failed> dying = others.submit(() -> failed(ENDLESS, TIME));
            Thread.sleep(500);
            Future<String> living = others.submit(() -> csv(COUNT));
            assertThat(living.get()).startsWith("n\n");
            for (Long process : pool.processes()) {
                ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            }
            Failed failed = dying.get();
            assertThat(failed.cause()).isEqualTo(Failed.Cause.LOST);
            assertThat(failed.reason()).contains("ended");
        } finally {
            others.shutdownNow();
        }
        assertThat(csv(COUNT)).startsWith("n\n");
    }

    @Test
    void statementsThatWouldEndAProcessDoNotEndTheServer() throws Exception {
        String deep = "SELECT " + "(".repeat(50_000) + "1" + ")".repeat(50_000);
        String chain = "SELECT 1" + " + 1".repeat(200_000);
        String wide = "SELECT " + "1 AS a, ".repeat(50_000) + "1 AS z";
        String nots = "SELECT " + "NOT ".repeat(100_000) + "TRUE";
        String cases = "SELECT " + "CASE WHEN TRUE THEN ".repeat(20_000) + "1" + " END".repeat(20_000);
        for (String statement : List.of(deep, chain, wide, nots, cases)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ask(statement, Duration.ofSeconds(2), new Asking(), into(bytes));
            } catch (QueryException e) {
                assertThat(e.failed().cause())
                        .as(statement.substring(0, 20))
                        .isIn(Failed.Cause.STATEMENT, Failed.Cause.READING, Failed.Cause.LIMIT, Failed.Cause.LOST);
            }
            assertThat(csv(COUNT)).as("after " + statement.substring(0, 20)).startsWith("n\n");
        }
    }

    @Test
    void theOneWhoWaitsTooLongIsTold() throws Exception {
        try (WorkerPool small = WorkerPool.start(options(directory.resolve("lake"), 1, 1), line -> {})) {
            Asking first = new Asking();
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<?> busy = other.submit(() -> catchThrowableOfType(
                        QueryException.class,
                        () -> small.ask(new Question(ENDLESS, Encoding.CSV), PATIENCE, TIME, first, part -> {})));
                Thread.sleep(500);
                assertThatThrownBy(() -> small.ask(
                                new Question(COUNT, Encoding.CSV),
                                Duration.ofMillis(100),
                                TIME,
                                new Asking(),
                                part -> {}))
                        .hasMessageContaining("all 1 workers are busy");
                first.cancel();
                busy.get();
                assertThat(small.ask(new Question(COUNT, Encoding.CSV), PATIENCE, TIME, new Asking(), part -> {})
                                .rows())
                        .isEqualTo(1);
            } finally {
                other.shutdownNow();
            }
        }
    }

    @Test
    void nothingIsLeftOfAPool() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        List<Long> processes = new ArrayList<>();
        PoolOptions like = options(directory.resolve("lake"), 2, 2);
        PoolOptions options = new PoolOptions(
                like.classPath(),
                like.locations(),
                own,
                like.most(),
                like.idle(),
                like.threads(),
                like.heap(),
                like.memory(),
                like.resident(),
                like.grace());
        try (WorkerPool other = WorkerPool.start(options, line -> {})) {
            other.ask(new Question(COUNT, Encoding.CSV), PATIENCE, TIME, new Asking(), ByteBuffer::array);
            processes.addAll(other.processes());
            assertThat(processes).isNotEmpty();
            assertThat(libraries(processes.get(0))).allMatch(line -> line.contains(own.toString()));
        }
        for (Long process : processes) {
            ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
        }
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left).isEmpty();
        }
    }

    /** Where a process has unpacked the engine's library, if the system tells. */
    private static List<String> libraries(long process) throws IOException {
        Path maps = Path.of("/proc", Long.toString(process), "maps");
        if (!Files.exists(maps)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(maps).stream()
                .filter(line -> line.contains("libduckdb"))
                .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }

    @Test
    void aWorkerThatCannotStartSaysWhy() {
        PoolOptions like = options(directory.resolve("lake"), 1, 1);
        PoolOptions wrong = new PoolOptions(
                like.classPath().stream()
                        .filter(entry -> !entry.toString().contains("sample"))
                        .toList(),
                Map.of(),
                directory,
                1,
                1,
                2,
                "256m",
                "512MB",
                1200L << 20,
                Duration.ofMillis(500));
        assertThatThrownBy(() -> WorkerPool.start(wrong, line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a worker ended before it was ready")
                .hasMessageContaining("catalog");
    }
}
