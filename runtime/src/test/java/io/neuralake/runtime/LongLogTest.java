package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.TableManager;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.delta.StoreEngine;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of very many commits: a version is found by listing what is near it, and each commit is read no more often than it has to
 * be. {@code -Dlog.commits=100000} makes them longer, and says how long it takes.
 */
final class LongLogTest {

    private static final int COMMITS = Integer.getInteger("log.commits", 1_200);
    private static final int EACH = 10;
    private static final Table DECLARED = Declared.delta("d", "t", Declared.nullable("n", Scalar.INT64));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void begin() {
        lake = new TestLake(directory);
        lake.commit(
                "d/t",
                0,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                "{\"metaData\":{\"id\":\"id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                        + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"long\\\","
                        + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                        + "\"createdTime\":1}}",
                add("first.parquet", 1_000_000));
    }

    private static String add(String path, int rows) {
        return "{\"add\":{\"path\":\"" + path + "\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,"
                + "\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":" + rows + "}\"}}";
    }

    private Path log() {
        return lake.path("d/t/_delta_log");
    }

    /** Each version has one row more than the one before. */
    private void grow() {
        for (int version = 1; version <= COMMITS; version++) {
            lake.commit("d/t", version, add("f" + version + ".parquet", 1));
        }
    }

    /** Even versions have the first file only, and each tenth has a checkpoint that says so. */
    private void alternate() throws Exception {
        String more = add("more.parquet", 5);
        String less = "{\"remove\":{\"path\":\"more.parquet\",\"deletionTimestamp\":1,\"dataChange\":true}}";
        lake.commit("d/t", 1, more);
        lake.commit("d/t", 2, less);
        var engine = new StoreEngine(new LocalObjectStore());
        TableManager.loadSnapshot(lake.path("d/t").toString()).build(engine).writeCheckpoint(engine);
        byte[] checkpoint = Files.readAllBytes(log().resolve("00000000000000000002.checkpoint.parquet"));
        for (int version = 3; version <= COMMITS; version++) {
            lake.commit("d/t", version, version % 2 == 0 ? less : more);
            if (version % EACH == 0) {
                Files.write(log().resolve(String.format(Locale.ROOT, "%020d.checkpoint.parquet", version)), checkpoint);
            }
        }
        Files.writeString(log().resolve("_last_checkpoint"), "{\"version\":" + COMMITS / EACH * EACH + ",\"size\":3}");
    }

    private static long rows(Catalog catalog, int version) {
        long begin = System.nanoTime();
        long rows = catalog.table("d.t").version(version).count();
        told("version " + version, begin);
        return rows;
    }

    private static long rows(Catalog catalog) {
        long begin = System.nanoTime();
        long rows = catalog.table("d.t").count();
        told("newest", begin);
        return rows;
    }

    private static void told(String what, long begin) {
        if (Integer.getInteger("log.commits") != null) {
            System.out.println(what + ": " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        }
    }

    @Test
    void versionsFarFromAnyCheckpointAreRead() {
        grow();
        try (Catalog catalog = lake.open(DECLARED)) {
            check(catalog);
        }
    }

    private static void check(Catalog catalog) {
        assertThat(rows(catalog, COMMITS / 2)).isEqualTo(1_000_000L + COMMITS / 2);
        assertThat(rows(catalog, 1)).isEqualTo(1_000_001L);
        assertThat(rows(catalog)).isEqualTo(1_000_000L + COMMITS);
        assertThat(rows(catalog, COMMITS - 1)).isEqualTo(1_000_000L + COMMITS - 1);
        assertThatThrownBy(() -> rows(catalog, COMMITS + 1))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("the oldest that can be read is version 0")
                .hasMessageContaining("the newest is version " + COMMITS);
    }

    @Test
    void versionsBetweenManyCheckpointsAreRead() throws Exception {
        alternate();
        try (Catalog catalog = lake.open(DECLARED)) {
            for (int version : new int[] {COMMITS / 2, COMMITS / 2 + 3, 7, COMMITS - 1}) {
                assertThat(rows(catalog, version)).isEqualTo(version % 2 == 0 ? 1_000_000L : 1_000_005L);
            }
            assertThat(rows(catalog)).isEqualTo(1_000_000L);
        }
    }

    @Test
    void onS3OnlyWhatIsNearAVersionIsListed() throws Exception {
        alternate();
        try (S3Server server = served()) {
            try (Catalog catalog = lake.open(server.catalog(), DECLARED)) {
                for (int version : new int[] {COMMITS / 2 + 3, 17, COMMITS - 1}) {
                    server.proxy().reset();
                    assertThat(rows(catalog, version)).isEqualTo(1_000_005L);
                    assertThat(listings(server)).as("version %d", version).isLessThan(5);
                    // The commits since the checkpoint, twice, and the checkpoint.
                    assertThat(server.proxy().requests())
                            .as("version %d", version)
                            .hasSizeLessThan(3 * EACH + 10);
                }
                server.proxy().reset();
                assertThat(rows(catalog)).isEqualTo(1_000_000L);
                assertThat(listings(server)).isLessThan(5);
            }
        }
    }

    @Test
    void onS3ALogWithoutCheckpointsIsListedOnce() throws IOException {
        grow();
        try (S3Server server = served()) {
            try (Catalog catalog = lake.open(server.catalog(), DECLARED)) {
                int version = COMMITS / 2;
                assertThat(rows(catalog, version)).isEqualTo(1_000_000L + version);
                // Pages of a thousand names, for windows that become larger and larger.
                assertThat(listings(server)).isLessThan(10 + version / 1000);
                assertThat(server.proxy().requests()).hasSizeLessThan(2 * version + 100);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** The same log on S3, put where the server keeps its objects. */
    private S3Server served() throws Exception {
        S3Server server = new S3Server(directory.resolve("s3"));
        Path bucket = directory.resolve("s3/objects").resolve(S3Server.BUCKET);
        Files.createDirectories(bucket.resolve("d/t"));
        Files.move(log(), bucket.resolve("d/t/_delta_log"));
        return server;
    }

    private static long listings(S3Server server) {
        return server.proxy().requests().stream()
                .filter(request -> request.path().contains("list-type=2"))
                .count();
    }
}
