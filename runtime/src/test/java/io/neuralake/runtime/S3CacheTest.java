package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache keeps its limit, takes nothing away that is read, and is shared by several processes. */
final class S3CacheTest {

    private static final int OBJECTS = 12;
    private static final int SIZE = 40_000;
    private static final Table TABLE = Declared.hive(
            "lab", "events", Declared.partition("day", Scalar.INT32), Declared.column("id", Scalar.INT64));

    @TempDir
    private Path temporary;

    private final List<String> sums = new ArrayList<>();
    private S3Server server;

    @BeforeEach
    void open() throws Exception {
        server = new S3Server(temporary);
        Random random = new Random(11);
        try (S3ObjectStore store = server.store()) {
            for (int i = 0; i < OBJECTS; i++) {
                byte[] content = new byte[SIZE];
                random.nextBytes(content);
                sums.add(Integer.toString(Arrays.hashCode(content)));
                store.write(
                        store.place("s3://lake/objects/" + (char) ('a' + i)), new ByteArrayInputStream(content), true);
            }
        }
        server.proxy().reset();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private S3ObjectStore store(long limit) {
        return new S3ObjectStore(server.options(), server.cache().withLimit(limit));
    }

    private static List<ObjectStatus> objects(S3ObjectStore store) throws IOException {
        return store.list(store.place("s3://lake/objects"), "");
    }

    private static boolean data(HarmfulProxy.Request request) {
        return request.reads("/objects/");
    }

    private long kept() throws IOException {
        long bytes = 0;
        for (Path path : server.kept()) {
            bytes += Files.size(path);
        }
        return bytes;
    }

    @Test
    void theLeastRecentlyUsedGoesAndWhatIsReadStays() throws IOException {
        try (S3ObjectStore store = store(5 * SIZE)) {
            List<ObjectStatus> objects = objects(store);
            try (LocalFiles first = store.local(objects.subList(0, 2))) {
                for (ObjectStatus object : objects) {
                    store.local(List.of(object)).close();
                    assertThat(kept()).isLessThanOrEqualTo(5 * SIZE);
                }
                for (int i = 0; i < 2; i++) {
                    assertThat(Arrays.hashCode(Files.readAllBytes(first.paths().get(i))))
                            .hasToString(sums.get(i));
                }
                server.proxy().reset();
                store.local(objects.subList(OBJECTS - 1, OBJECTS)).close();
                store.local(objects.subList(0, 1)).close();
                assertThat(server.proxy().count(S3CacheTest::data)).isZero();
                store.local(objects.subList(3, 4)).close();
                assertThat(server.proxy().count(S3CacheTest::data)).isEqualTo(1);
            }
        }
        assertThat(server.sessions()).isEmpty();
    }

    @Test
    void aLimitThatIsLessThanAQueryNeedsHoldsAfterIt() throws IOException {
        try (S3ObjectStore store = store(0)) {
            try (LocalFiles all = store.local(objects(store))) {
                assertThat(all.paths())
                        .hasSize(OBJECTS)
                        .allSatisfy(path -> assertThat(path).hasSize(SIZE));
            }
            store.local(objects(store).subList(0, 1)).close();
            assertThat(kept()).isLessThanOrEqualTo(SIZE);
        }
    }

    @Test
    void queriesAreRightWhileTheirFilesAreEvicted() throws Exception {
        TestLake lake = new TestLake(temporary.resolve("lake"));
        for (int day = 0; day < 8; day++) {
            lake.parquet(
                    "lab/events/day=" + day + "/part.parquet",
                    "SELECT range * 7919 % 100003 + " + day + " AS id FROM range(20000)");
        }
        server.upload(temporary.resolve("lake"));
        CatalogOptions options = server.catalog().cache(server.cache().withLimit(100_000));
        try (Catalog local = lake.open(TABLE);
                Catalog one = lake.open(options, TABLE);
                Catalog two = lake.open(options, TABLE)) {
            List<Boolean> right = IntStream.range(0, 48)
                    .parallel()
                    .mapToObj(i -> {
                        String query = "SELECT count(*), sum(id) FROM lab.events WHERE day IN (" + i % 8 + ", "
                                + (i + 3) % 8 + ")";
                        Catalog remote = i % 2 == 0 ? one : two;
                        return remote.sql(query).stream()
                                .toList()
                                .toString()
                                .equals(local.sql(query).stream().toList().toString());
                    })
                    .toList();
            assertThat(right).hasSize(48).containsOnly(true);

            // A result that is still being read keeps its files, whatever comes and goes meanwhile.
            try (ArrowReader batches = one.table("lab.events").arrow()) {
                long rows = 0;
                while (batches.loadNextBatch()) {
                    rows += batches.getVectorSchemaRoot().getRowCount();
                    if (rows < 30_000) {
                        two.table("lab.events")
                                .where(t -> t.column("day").eq(7))
                                .count();
                    }
                }
                assertThat(rows).isEqualTo(8 * 20_000);
            }
        }
        assertThat(server.sessions()).isEmpty();
    }

    @Test
    void processesShareTheCacheAndFetchEachObjectOnce() throws Exception {
        Path cache = temporary.resolve("shared");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(S3ReadingProcess.start(server.endpoint(), cache, "s3://lake/objects"));
        }
        for (Process process : processes) {
            assertThat(lines(process)).isEqualTo(sums);
            assertThat(process.waitFor()).isZero();
        }

        assertThat(server.proxy().count(S3CacheTest::data)).isEqualTo(OBJECTS);
    }

    private static List<String> lines(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void aProcessThatDiesLeavesNothingThatStays() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        HarmfulProxy.Harm stall = server.proxy().stall();
        server.proxy().harm(OBJECTS, S3CacheTest::data, (answer, out) -> {
            reading.countDown();
            stall.send(answer, out);
        });
        Path cache = temporary.resolve("cache");
        Process process = S3ReadingProcess.start(server.endpoint(), cache, "s3://lake/objects");
        reading.await();
        process.destroyForcibly().waitFor();
        assertThat(server.sessions()).isNotEmpty();
        assertThat(server.kept()).isEmpty();
        server.proxy().reset();

        try (S3ObjectStore store = server.store();
                LocalFiles files = store.local(objects(store))) {
            List<String> read = new ArrayList<>();
            for (Path path : files.paths()) {
                read.add(Integer.toString(Arrays.hashCode(Files.readAllBytes(path))));
            }
            assertThat(read).isEqualTo(sums);
        }
        assertThat(server.sessions()).isEmpty();
    }

    @Test
    void optionsThatCannotBeMeantAreRefused() {
        S3Options options = S3Options.defaults();
        assertThatThrownBy(() -> options.withEndpoint(URI.create("minio:9000")))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("https://host:9000");
        assertThatThrownBy(() -> options.withRegion("Frankfurt")).hasMessageContaining("eu-central-1");
        assertThatThrownBy(() -> options.withParallelism(0)).hasMessageContaining("0 requests at a time");
        assertThatThrownBy(() -> options.withPartSize(1)).hasMessageContaining("65536");
        assertThatThrownBy(() -> CacheOptions.defaults().withLimit(-1))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("give 0 bytes or more");
        assertThatThrownBy(() -> CacheOptions.defaults().withLimit(-1)).hasMessageContaining("limit");
        TestLake lake = new TestLake(temporary.resolve("lake"));
        assertThatThrownBy(() -> lake.open(
                        CatalogOptions.defaults().s3(options.withProfile("lab").withoutCredentials()), TABLE))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("anonymous")
                .hasMessageContaining("CatalogOptions.s3");
    }
}
