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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names in a log that no writer gives, huge versions above all: they are ignored, or an error names the table. The limit of time
 * is for what would never end.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
final class LogNamesTest {

    private static final String HUGE = "09223372036854775807";
    private static final List<Long> FAR =
            List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 1000, 1L << 60, 99L, 50L, 3L);
    private static final Table DECLARED = Declared.delta("d", "t", Declared.nullable("n", Scalar.INT64));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void writeTable() throws IOException {
        lake = new TestLake(directory);
        for (int i = 0; i < 3; i++) {
            lake.parquet("d/t/f" + i + ".parquet", "SELECT range + " + i * 10 + " AS n FROM range(10)");
        }
        lake.commit(
                "d/t",
                0,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                "{\"metaData\":{\"id\":\"id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                        + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"long\\\","
                        + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                        + "\"createdTime\":1}}");
        lake.commit("d/t", 1, add(0));
        lake.commit("d/t", 2, add(1));
    }

    private String add(int file) throws IOException {
        return "{\"add\":{\"path\":\"f" + file + ".parquet\",\"partitionValues\":{},\"size\":"
                + Files.size(lake.path("d/t/f" + file + ".parquet")) + ",\"modificationTime\":1,\"dataChange\":true}}";
    }

    private Path log(String name) {
        return lake.path("d/t/_delta_log").resolve(name);
    }

    private static long count(Catalog catalog, long version) {
        return catalog.table("d.t").version(version).count();
    }

    private static void refused(Catalog catalog, long version) {
        assertThatThrownBy(() -> count(catalog, version))
                .as("version %d", version)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'d.t'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00009223372036854775807.json",
                "99999999999999999999.json",
                "3.json",
                "000000000000000000003.json",
                "00000000000000000003.x.json",
                "00000000000000000003.2f6a1f0b-7a3c-4a57-9c0f-2b7b6f1d0a11.json",
                "00000000000000000003.checkpoint.json",
                HUGE + ".crc",
                "99999999999999999999.crc",
                "99999999999999999999.checkpoint.parquet",
                "2.checkpoint.parquet",
                "00000000000000000002.checkpoint.0000000001.0000000002.parquet",
                "00000000000000000002.checkpoint.0000000000.0000000001.parquet",
                "00000000000000000002.checkpoint.0000000002.0000000001.parquet",
                "00000000000000000002.checkpoint.9999999999.0000000001.parquet",
                "00000000000000000002.checkpoint.0000000001.9999999999.parquet",
                "00000000000000000002.checkpoint.0000000001.2147483647.parquet",
                "00000000000000000002.checkpoint.1.1.parquet",
                "00000000000000000002.checkpoint.99999999999999999999.1.parquet",
                "00000000000000000002.checkpoint.x.parquet",
                "00000000000000000002.00000000000000000001.compacted.json",
                "00000000000000000002.00000000000000000002.compacted.json",
                "00000000000000000001.00000000000000000099.compacted.json",
                "00000000000000000000." + HUGE + ".compacted.json",
                "00000000000000000001.99999999999999999999.compacted.json",
                "99999999999999999999.00000000000000000002.compacted.json",
                HUGE + ".00000000000000000002.compacted.json",
                "1.2.compacted.json"
            })
    void whatIsNoNameOfALogIsIgnored(String name) throws IOException {
        Files.writeString(log(name), add(2));
        for (String hint : List.of("", "{\"version\":2,\"size\":1}", "{\"version\":" + Long.MAX_VALUE + "}")) {
            Files.writeString(log("_last_checkpoint"), hint);
            try (Catalog catalog = lake.open(DECLARED)) {
                assertThat(catalog.table("d.t").count()).as(hint).isEqualTo(20);
                assertThat(catalog.table("d.t").stream()).hasSize(20);
                assertThat(count(catalog, 2)).isEqualTo(20);
                assertThat(count(catalog, 1)).isEqualTo(10);
                FAR.forEach(version -> refused(catalog, version));
            }
        }
        try (Catalog catalog = lake.open(DECLARED)) {
            assertThat(catalog.table("d.t").count()).isEqualTo(20);
            lake.commit("d/t", 3, add(2));
            assertThat(catalog.table("d.t").count()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HUGE + ".json",
                "00000000000000000099.json",
                HUGE + ".checkpoint.parquet",
                HUGE + ".checkpoint.0000000001.0000000001.parquet",
                HUGE + ".checkpoint.2f6a1f0b-7a3c-4a57-9c0f-2b7b6f1d0a11.json",
                "00000000000000000099.checkpoint.parquet"
            })
    void aVersionFarAfterTheOthersIsTold(String name) throws IOException {
        try (Catalog open = lake.open(DECLARED)) {
            assertThat(open.table("d.t").count()).isEqualTo(20);
            Files.writeString(log(name), add(2));
            for (String hint : List.of("", "{\"version\":99,\"size\":1}", "{\"version\":" + Long.MAX_VALUE + "}")) {
                Files.writeString(log("_last_checkpoint"), hint);
                try (Catalog catalog = lake.open(DECLARED)) {
                    if (name.endsWith(".json") && !name.contains("checkpoint")) {
                        assertThatThrownBy(() -> catalog.table("d.t").count())
                                .isInstanceOf(LakeException.class)
                                .hasMessageContaining("has no version 3, but a later one");
                        assertThatThrownBy(() -> open.table("d.t").count()).isInstanceOf(LakeException.class);
                    } else {
                        assertThatThrownBy(() -> catalog.table("d.t").count())
                                .isInstanceOf(LakeException.class)
                                .hasMessageContaining("'d.t'");
                    }
                    assertThat(count(catalog, 2)).isEqualTo(20);
                    FAR.forEach(version -> refused(catalog, version));
                }
            }
        }
    }

    /** Nothing says that a log begins at 0. */
    @Test
    void aLogOfTheGreatestVersionsIsRead() throws IOException {
        var engine = new StoreEngine(new LocalObjectStore());
        try {
            TableManager.loadSnapshot(lake.path("d/t").toString())
                    .atVersion(1)
                    .build(engine)
                    .writeCheckpoint(engine);
        } catch (Exception e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.list(log(""))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("00000000000000000000") || name.startsWith("_")) {
                    Files.delete(file);
                } else {
                    long version = Long.MAX_VALUE - 2 + Long.parseLong(name.substring(0, 20));
                    Files.move(file, file.resolveSibling("0" + version + name.substring(20)));
                }
            }
        }
        for (String hint : List.of("", "{\"version\":" + (Long.MAX_VALUE - 1) + "}")) {
            Files.writeString(log("_last_checkpoint"), hint);
            try (Catalog catalog = lake.open(DECLARED)) {
                assertThat(catalog.table("d.t").count()).isEqualTo(20);
                assertThat(count(catalog, Long.MAX_VALUE)).isEqualTo(20);
                assertThat(count(catalog, Long.MAX_VALUE - 1)).isEqualTo(10);
                refused(catalog, Long.MAX_VALUE - 2);
                refused(catalog, 1);
                assertThatThrownBy(() -> count(catalog, 1))
                        .hasMessageContaining("the oldest that can be read is version " + (Long.MAX_VALUE - 1));
            }
        }
    }

    @Test
    void sidecarsAreOnlyReadWhereTheyBelong() throws IOException {
        String real = Files.readString(checkpoint("sound"));
        String path = real.replaceAll("(?s).*\"path\":\"([^\"]*\\.parquet)\",\"sizeInBytes\".*", "$1");
        assertThat(path).hasSizeLessThan(100);
        for (String other : List.of(
                "../../../canary.parquet",
                "/etc/passwd",
                "s3://bucket/x.parquet",
                "99999999999999999999.parquet",
                "",
                ".",
                "x".repeat(5000))) {
            sidecars(real.replace("\"" + path + "\"", "\"" + other + "\""));
        }
        for (String size : List.of("-1", "0", "" + Long.MAX_VALUE, "99999999999999999999", "2147483648")) {
            sidecars(real.replaceAll("\"sizeInBytes\":[0-9]+", "\"sizeInBytes\":" + size));
        }
        sidecars(real.replaceAll("(?m)^(.*\"sidecar\".*)$", "$1\n$1"));
    }

    private Path checkpoint(String name) throws IOException {
        Path copy = directory.resolve("delta-" + name);
        Path source = DeltaFixtureTest.ROOT.resolve("v2_checkpoint_json");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve("delta/v2_checkpoint_json")
                        .resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        try (Stream<Path> files = Files.list(copy.resolve("delta/v2_checkpoint_json/_delta_log"))) {
            return files.filter(file -> file.toString().matches(".*checkpoint\\.[^.]+\\.json"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** The rows of the table, or an error: nothing else, and no other rows. */
    private void sidecars(String content) throws IOException {
        Path checkpoint = checkpoint(Integer.toHexString(content.hashCode()));
        Files.write(checkpoint, content.getBytes(StandardCharsets.UTF_8));
        Path root = checkpoint.getParent().getParent().getParent().getParent();
        Table table = DeltaFixtureTest.tables().stream()
                .filter(declared -> declared.name().equals("v2_checkpoint_json"))
                .findFirst()
                .orElseThrow();
        try (Catalog catalog = new TestLake(root).open(table)) {
            assertThat(catalog.table(table.qualifiedName()).stream()).hasSize(50);
        } catch (LakeException e) {
            assertThat(e).hasMessageContaining("v2_checkpoint_json");
        }
    }
}
