package io.neuralake.ingest.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.runtime.storage.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCommitStoreTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path temporary;

    private Path root;
    private LocalCommitStore store;

    @BeforeEach
    void open() {
        root = temporary.resolve("deep/table");
        store = new LocalCommitStore(root);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private boolean put(long version, String commit) throws Exception {
        return store.putIfAbsent(version, commit.getBytes(UTF_8), commit);
    }

    private Optional<String> read(long version) throws IOException {
        return store.read(version).map(bytes -> new String(bytes, UTF_8));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstWinsAndTheOthersHearIt() throws Exception {
        assertThat(store.versionsFrom(0)).isEmpty();
        assertThat(read(0)).isEmpty();
        assertThat(Files.exists(root)).as("nothing is made by looking").isFalse();

        assertThat(put(0, "mine")).isTrue();
        assertThat(put(0, "others")).isFalse();
        assertThat(put(0, "mine")).as("the same commit once more").isTrue();

        assertThat(read(0)).contains("mine");
        assertThat(names(root.resolve("_delta_log"))).containsExactly("00000000000000000000.json");
    }

    @Test
    void versionsEndAtAGap() throws Exception {
        for (long version : new long[] {0, 1, 2, 4, 5}) {
            assertThat(put(version, "v" + version)).isTrue();
        }

        assertThat(store.versionsFrom(0)).containsExactly(0L, 1L, 2L);
        assertThat(store.versionsFrom(2)).containsExactly(2L);
        assertThat(store.versionsFrom(3)).isEmpty();
        assertThat(store.versionsFrom(4)).containsExactly(4L, 5L);
    }

    /** Another table made of one commit would be worse than none. */
    @Test
    void aDeletedTableIsNotMadeAgainByALaterVersion() throws Exception {
        assertThat(put(0, "first")).isTrue();
        Files.delete(root.resolve("_delta_log/00000000000000000000.json"));
        Files.delete(root.resolve("_delta_log"));

        assertThatThrownBy(() -> put(1, "second"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the log of the table at " + root + " is gone");
        assertThat(Files.exists(root.resolve("_delta_log"))).isFalse();
    }

    @Test
    void aFileInPlaceOfTheLogIsAnError() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("_delta_log"), "in the way");

        assertThatThrownBy(() -> put(0, "first")).isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptedThreadCommitsNothingOrAll() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> put(0, "first")).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(store.versionsFrom(0)).isEmpty();
    }

    @Test
    void dataFilesAreSeenWhenTheyArePublished() throws Exception {
        String path = "day=2024-04-14/city=O%2Fslo/part-1.parquet";
        Path file = root.resolve(path);
        try (CommitStore.Draft draft = store.draft(path)) {
            Files.writeString(draft.file(), "rows");
            assertThat(Files.exists(file)).isFalse();
            assertThat(draft.file().getFileName().toString()).startsWith(".").endsWith(".tmp");

            CommitStore.Published published = draft.publish();

            assertThat(published.path()).isEqualTo(path);
            assertThat(published.size()).isEqualTo(4);
            assertThat(published.modified())
                    .isEqualTo(Files.getLastModifiedTime(file).toMillis());
        }
        assertThat(names(root.resolve("day=2024-04-14/city=O%2Fslo"))).containsExactly("part-1.parquet");

        try (CommitStore.Draft draft = store.draft("part-2.parquet")) {
            Files.writeString(draft.file(), "given up");
        }
        assertThat(names(root)).containsExactly("day=2024-04-14");
        assertThat(store.delete(path)).isTrue();
        assertThat(store.delete(path)).isFalse();
    }

    @Test
    void aDataFileIsNeverReplaced() throws Exception {
        for (String content : List.of("one", "two")) {
            try (CommitStore.Draft draft = store.draft("part.parquet")) {
                Files.writeString(draft.file(), content);
                if (content.equals("one")) {
                    draft.publish();
                } else {
                    assertThatThrownBy(draft::publish).isInstanceOf(FileAlreadyExistsException.class);
                }
            }
        }
        assertThat(root.resolve("part.parquet")).hasContent("one");
    }

    @Test
    void pathsThatLeadElsewhereAreRefused() {
        for (String path :
                List.of("../other/part.parquet", "/etc/passwd", "_delta_log/00000000000000000000.json", "")) {
            assertThatThrownBy(() -> store.draft(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.delete(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLockIsOneForAllStoresOfATable() throws Exception {
        put(0, "first");
        try (LocalCommitStore other = new LocalCommitStore(root)) {
            CommitStore.Lock lock = store.lock(LONG).orElseThrow();
            assertThat(store.lock(SHORT)).isEmpty();
            assertThat(other.lock(SHORT)).isEmpty();

            lock.close();
            lock.close();
            try (CommitStore.Lock next = other.lock(LONG).orElseThrow()) {
                assertThat(next).isNotNull();
                assertThat(store.lock(SHORT)).isEmpty();
            }
            store.lock(LONG).orElseThrow().close();
        }
    }

    @Test
    void whereThereCanBeNoLockThereIsNone() throws Exception {
        assertThat(store.lock(SHORT)).as("no table yet").isEmpty();
    }

    /** A holder that has stopped, and one that is killed. */
    @Test
    void aHolderThatHasStoppedHarmsNobody() throws Exception {
        put(0, "first");
        Process holder = TestProcess.start(LockHoldingProcess.class, root.toString());
        try {
            BufferedReader said = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8));
            assertThat(said.readLine()).isEqualTo("held");
            signal(holder, "STOP");

            assertThat(store.lock(SHORT)).isEmpty();
            assertThat(put(1, "without the lock")).isTrue();

            holder.destroyForcibly().waitFor();
            store.lock(LONG).orElseThrow().close();
        } finally {
            holder.destroyForcibly();
        }
    }

    private static void signal(Process process, String signal) throws Exception {
        int answer = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(answer).isZero();
    }
}
