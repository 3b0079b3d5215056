package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.LocalObjectStore;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStores;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of an object store, on S3. */
final class S3StoreTest {

    @TempDir
    private Path temporary;

    private S3Server server;
    private S3ObjectStore store;

    @BeforeEach
    void open() throws Exception {
        server = new S3Server(temporary);
        store = server.store();
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    private Place write(String key, String content) throws IOException {
        Place place = store.place("s3://lake/" + key);
        store.write(place, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), true);
        return place;
    }

    private List<String> names(String directory, String from) throws IOException {
        return store.list(store.place("s3://lake/" + directory), from).stream()
                .map(entry -> entry.name() + (entry.directory() ? "/" : ""))
                .toList();
    }

    private String read(Place place) throws IOException {
        try (SeekableByteChannel channel = store.read(place)) {
            ByteBuffer content = ByteBuffer.allocate((int) channel.size());
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // Until it is full.
            }
            return new String(content.array(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void locationsAreTakenLiterally() {
        assertThat(store.place("s3://lake/a%20b/c d+e/")).isEqualTo(new Place("s3", "/lake/a%20b/c d+e"));
        assertThat(store.place("s3a://lake/t")).isEqualTo(store.place("s3://lake/t"));
        assertThat(store.place("S3N://lake/t")).isEqualTo(store.place("s3://lake/t"));
        assertThat(store.place("s3://lake")).hasToString("s3://lake");
        assertThatThrownBy(() -> store.place("s3://lake/a//b")).hasMessageContaining("keys with empty parts");
        assertThatThrownBy(() -> store.place("s3://lake/a/../b")).hasMessageContaining("'..'");
        assertThatThrownBy(() -> store.place("s3:///a")).hasMessageContaining("names no bucket");
        assertThatThrownBy(() -> store.place("s3:lake/a")).hasMessageContaining("names no bucket");
    }

    @Test
    void otherSchemesAreRefusedByName() {
        try (ObjectStores stores = new ObjectStores(new LocalObjectStore(), () -> store)) {
            assertThat(stores.place("s3://lake/t").scheme()).isEqualTo("s3");
            assertThat(stores.place(temporary.toString()).scheme()).isEqualTo("file");
            assertThatThrownBy(() -> stores.place("gs://lake/t"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'gs'")
                    .hasMessageContaining("s3://");
        }
    }

    @Test
    void keysOfAnyCharactersAreOneObjectEach() throws IOException {
        List<String> keys = List.of(
                "k/plain",
                "k/a%20b",
                "k/a b",
                "k/a+b",
                "k/a%2Bb",
                "k/æøå ≠ ✓",
                "k/x=1&y=2;z?#",
                "k/" + "long".repeat(40));
        for (String key : keys) {
            write(key, "content of " + key);
        }
        for (String key : keys) {
            Place place = store.place("s3://lake/" + key);
            assertThat(read(place)).isEqualTo("content of " + key);
            ObjectStatus status = store.status(place);
            assertThat(status.directory()).isFalse();
            try (LocalFiles files = store.local(List.of(status))) {
                assertThat(files.paths().get(0)).hasContent("content of " + key);
            }
        }
        assertThat(names("k", ""))
                .containsExactlyElementsOf(
                        keys.stream().map(key -> key.substring(2)).sorted().toList());
        assertThat(read(write("deep/" + "directory/".repeat(95) + "x", "far down")))
                .isEqualTo("far down");
    }

    @Test
    void directoriesArePrefixes() throws IOException {
        write("t/b/1", "1");
        write("t/b/2", "2");
        write("t/b-1", "x");
        write("t/a", "y");
        write("u", "z");

        assertThat(names("t", "")).containsExactly("a", "b/", "b-1");
        assertThat(names("t", "b")).containsExactly("b/", "b-1");
        assertThat(names("t", "b-")).containsExactly("b-1");
        assertThat(names("t", "z")).isEmpty();
        assertThat(names("", "")).containsExactly("t/", "u");
        assertThat(store.status(store.place("s3://lake/t/b")).directory()).isTrue();
        assertThat(store.status(store.place("s3://lake")).directory()).isTrue();
        assertThat(store.status(store.place("s3://lake/t/a")).size()).isEqualTo(1);
        assertThatThrownBy(() -> names("v", "")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> names("v", "x")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.status(store.place("s3://lake/t/c"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read(store.place("s3://lake/t/c"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void longLogsAreListedFromWhereTheyAreAskedFor() throws IOException {
        Path log = temporary.resolve("objects/lake/long/_delta_log");
        Files.createDirectories(log);
        for (int version = 0; version < 2500; version++) {
            Files.writeString(log.resolve(String.format(Locale.ROOT, "%020d.json", version)), "{}");
        }
        assertThat(names("long/_delta_log", "00000000000000000000.")).hasSize(2500);
        assertThat(server.proxy().count(HarmfulProxy.Request::lists)).isEqualTo(3);
        server.proxy().reset();

        assertThat(names("long/_delta_log", "00000000000000002490."))
                .hasSize(10)
                .startsWith("00000000000000002490.json");
        assertThat(names("long/_delta_log", "00000000000000002499.json")).containsExactly("00000000000000002499.json");
        assertThat(server.proxy().count(HarmfulProxy.Request::lists)).isEqualTo(2);
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws Exception {
        Place place = store.place("s3://lake/log/0.json");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> writers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> wrote(place, "writer " + i)))
                    .toList();
            int won = 0;
            int winner = -1;
            for (int i = 0; i < 8; i++) {
                if (writers.get(i).get()) {
                    won++;
                    winner = i;
                }
            }
            assertThat(won).isEqualTo(1);
            assertThat(read(place)).isEqualTo("writer " + winner);
        } finally {
            threads.shutdown();
        }
        assertThat(store.delete(place)).isTrue();
        assertThat(store.delete(place)).isFalse();
        assertThat(wrote(place, "again")).isTrue();
    }

    private boolean wrote(Place place, String content) throws IOException {
        try {
            store.write(place, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), false);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The answer to a write that was done is lost; the next attempt hears that the object is there, and it is the writer's own. */
    @Test
    void aWriteWhoseAnswerIsLostIsRecognised() throws IOException {
        Place place = store.place("s3://lake/log/1.json");
        server.proxy().harm(1, HarmfulProxy.Request::writes, (answer, out) -> out.flush());

        assertThat(wrote(place, "mine")).isTrue();
        assertThat(server.proxy().count(HarmfulProxy.Request::writes)).isEqualTo(2);
        assertThat(read(place)).isEqualTo("mine");
        assertThat(wrote(place, "theirs")).isFalse();

        Place other = store.place("s3://lake/log/2.json");
        server.proxy().harm(4, HarmfulProxy.Request::writes, HarmfulProxy.error(500, "InternalError"));
        assertThat(wrote(other, "mine"))
                .as("all answers are lost, but the object is there")
                .isTrue();
        assertThat(read(other)).isEqualTo("mine");
    }

    @Test
    void writesThatAreRefusedSayWhy() {
        server.proxy().harm(1, HarmfulProxy.Request::writes, HarmfulProxy.error(403, "AccessDenied"));

        assertThatThrownBy(() -> wrote(store.place("s3://lake/log/3.json"), "x"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("access to s3://lake/log/3.json is denied");
    }

    @Test
    void largeObjectsAreReadHereAndThereWithFewRequests() throws IOException {
        byte[] content = new byte[20 << 20];
        new Random(7).nextBytes(content);
        Place large = store.place("s3://lake/large");
        store.write(large, new ByteArrayInputStream(content), true);
        server.proxy().reset();

        try (SeekableByteChannel channel = store.read(large)) {
            assertThat(channel.size()).isEqualTo(content.length);
            for (int position :
                    new int[] {content.length - 8, content.length - 50_000, 5, 3 << 20, 4 << 20, 12 << 20}) {
                channel.position(position);
                ByteBuffer bytes = ByteBuffer.allocate(8);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Until it is full.
                }
                assertThat(bytes.array()).containsExactly(Arrays.copyOfRange(content, position, position + 8));
            }
            channel.position(content.length);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(server.proxy().count(request -> request.reads("large"))).isLessThanOrEqualTo(5);

        try (LocalFiles files = store.local(List.of(store.status(large)))) {
            assertThat(files.paths().get(0)).hasBinaryContent(content);
        }
    }

    @Test
    void emptyObjectsAreEmpty() throws IOException {
        Place empty = write("empty", "");

        assertThat(read(empty)).isEmpty();
        try (LocalFiles files = store.local(List.of(store.status(empty)))) {
            assertThat(files.paths().get(0)).isEmptyFile();
        }
    }
}
