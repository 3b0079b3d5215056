package io.neuralake.ingest.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.ingest.commit.FaultyS3.Fault;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class S3CommitStoreTest {

    @TempDir
    private Path temporary;

    private FaultyS3 server;
    private S3ObjectStore objects;
    private S3CommitStore store;
    private Path root;

    @BeforeEach
    void open() throws Exception {
        server = new FaultyS3(temporary);
        objects = server.store();
        store = new S3CommitStore(objects, new Place(Place.S3, "/lake/table"));
        root = temporary.resolve("lake/table");
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        objects.close();
        server.close();
    }

    private boolean put(long version, String commit) throws Exception {
        return store.putIfAbsent(version, commit.getBytes(UTF_8), commit);
    }

    private String read(long version) throws IOException {
        return new String(store.read(version).orElseThrow(), UTF_8);
    }

    private List<String> log() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("_delta_log"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstWinsAndTheOthersHearIt() throws Exception {
        assertThat(store.versionsFrom(0)).isEmpty();
        assertThat(store.read(0)).isEmpty();

        assertThat(put(0, "mine")).isTrue();
        assertThat(put(0, "others")).isFalse();
        assertThat(put(0, "mine")).as("the same commit once more").isTrue();
        assertThat(put(1, "next")).isTrue();
        assertThat(put(3, "after a gap")).isTrue();

        assertThat(read(0)).isEqualTo("mine");
        assertThat(store.versionsFrom(0)).containsExactly(0L, 1L);
        assertThat(store.versionsFrom(3)).containsExactly(3L);
        assertThat(log()).as("the probe is gone").hasSize(3).allMatch(name -> name.endsWith(".json"));
    }

    /** The first write of the commit meets the fault, and so does each request after it, a few times. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "CONDITION_IGNORED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverTheAnswerIsTheCommitIsMadeOnce(Fault fault) throws Exception {
        assertThat(put(0, "first")).isTrue();
        for (int faults = 1; faults <= 3; faults++) {
            AtomicInteger left = new AtomicInteger(faults);
            server.faults(line -> line.startsWith("PUT ") && left.getAndDecrement() > 0 ? fault : Fault.NONE);

            assertThat(put(faults, "mine")).isTrue();
            assertThat(read(faults)).isEqualTo("mine");
            assertThat(put(faults, "others")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_AFTER", "CUT_AFTER", "SILENT"})
    void whoHasLostHearsItWhateverTheAnswerIs(Fault fault) throws Exception {
        assertThat(put(0, "others")).isTrue();
        AtomicInteger left = new AtomicInteger(2);
        server.faults(line -> line.startsWith("PUT ") && left.getAndDecrement() > 0 ? fault : Fault.NONE);

        assertThat(put(0, "mine")).isFalse();
        assertThat(read(0)).isEqualTo("others");
    }

    /** Nothing is known, and nothing is promised; the same commit can be put again. */
    @Test
    void aStoreThatIsGoneIsAnError() throws Exception {
        assertThat(put(0, "first")).isTrue();
        AtomicInteger requests = new AtomicInteger();
        server.faults(line -> requests.getAndIncrement() == 0 ? Fault.CUT_AFTER : Fault.CUT_BEFORE);

        assertThatThrownBy(() -> put(1, "mine"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("it is not known whether commit 1 of the table at s3://lake/table was made");

        server.faults(line -> Fault.NONE);
        assertThat(put(1, "mine")).isTrue();
        assertThat(read(1)).isEqualTo("mine");
    }

    @Test
    void aStoreThatIgnoresTheConditionIsRefused() throws Exception {
        server.faults(line -> Fault.CONDITION_IGNORED);

        assertThatThrownBy(() -> put(0, "first"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the store of s3://lake/table ignores 'If-None-Match: *'");
        assertThat(store.versionsFrom(0)).isEmpty();
    }

    /** Several writers, each with a store of its own, while every other request fails in some way. */
    @Test
    void oneWinsEachVersionWhileRequestsFail() throws Exception {
        int writers = 4;
        int versions = 40;
        assertThat(put(0, "first")).isTrue();
        Random random = new Random(20_261_123);
        // A client that hears nothing waits long; all else is quick.
        List<Fault> faults =
                List.of(Fault.REFUSED, Fault.CONFLICT, Fault.CUT_BEFORE, Fault.ERROR_AFTER, Fault.CUT_AFTER);
        server.faults(line -> {
            synchronized (random) {
                return line.startsWith("PUT ") && random.nextInt(3) == 0
                        ? faults.get(random.nextInt(faults.size()))
                        : Fault.NONE;
            }
        });
        Map<Long, List<String>> winners = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (long version = 1; version <= versions; version++) {
                List<String> won = race(threads, writers, version);
                winners.put(version, won);
            }
        } finally {
            threads.shutdownNow();
        }
        server.faults(line -> Fault.NONE);
        for (long version = 1; version <= versions; version++) {
            assertThat(winners.get(version)).as("winners of %s", version).containsExactly(read(version));
        }
    }

    private List<String> race(ExecutorService threads, int writers, long version) throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String commit = "writer " + writer;
            answers.add(threads.submit(() -> untilKnown(version, commit)));
        }
        List<String> won = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            if (answers.get(writer).get()) {
                won.add("writer " + writer);
            }
        }
        return won;
    }

    private boolean untilKnown(long version, String commit) throws Exception {
        while (true) {
            try {
                return put(version, commit);
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("it is not known");
            }
        }
    }

    @Test
    void dataFilesAreSeenWhenTheyArePublished() throws Exception {
        String path = "day=2024-04-14/part 1.parquet";
        Path file;
        try (CommitStore.Draft draft = store.draft(path)) {
            file = draft.file();
            Files.writeString(file, "rows");
            assertThat(Files.exists(root.resolve(path))).isFalse();

            assertThat(draft.publish().size()).isEqualTo(4);
        }
        assertThat(Files.exists(file)).isFalse();
        assertThat(root.resolve(path)).hasContent("rows");
        assertThat(store.delete(path)).isTrue();
        assertThat(store.delete(path)).isFalse();
        assertThatThrownBy(() -> store.draft("../other/x.parquet")).isInstanceOf(IllegalArgumentException.class);
    }
}
