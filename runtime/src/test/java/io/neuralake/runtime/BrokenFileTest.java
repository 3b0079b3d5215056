package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose bytes are broken is an error that names the table and the file, at any place of it and at any time. */
final class BrokenFileTest {

    private static final int ROWS = 40_000;
    private static final String QUERY = "SELECT range AS id, 'note ' || hash(range) AS note, random() AS x FROM range(";
    private static final Table TABLE = Declared.hive(
            "m",
            "t",
            Declared.column("id", Scalar.INT64),
            Declared.nullable("note", Scalar.STRING),
            Declared.column("x", Scalar.FLOAT64));
    private static final Table WHOLE = Declared.hive("m", "whole", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    private TestLake lake;
    private Path broken;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        lake = new TestLake(directory.resolve("lake"));
        lake.parquet("m/whole/a.parquet", "SELECT range AS id FROM range(1000)");
        broken = file("b", "ROW_GROUP_SIZE 10240, CODEC 'snappy'");
        file("a", "CODEC 'zstd'");
        file("c", "CODEC 'zstd'");
        bytes = Files.readAllBytes(broken);
    }

    private Path file(String name, String options) {
        return lake.parquet("m/t/" + name + ".parquet", QUERY + ROWS + ")", options);
    }

    private static long drain(ArrowReader batches) throws IOException {
        try (batches) {
            long rows = 0;
            while (batches.loadNextBatch()) {
                rows += batches.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        }
    }

    /** Reads in every way; whether it failed, which it must have done with the file's name. */
    private boolean fails(Callable<Long> reading) {
        try {
            assertThat(reading.call()).isEqualTo(3L * ROWS);
            return false;
        } catch (LakeException e) {
            assertThat(e).hasMessageContaining("'m.t'").hasMessageContaining("m/t/b.parquet");
            return true;
        } catch (Exception e) {
            return fail("no LakeException", e);
        }
    }

    private boolean fails() {
        try (Catalog catalog = lake.open(TABLE, WHOLE)) {
            boolean scan = fails(() -> drain(catalog.table("m.t").arrow()));
            boolean statement =
                    fails(() -> drain(catalog.sql("SELECT t.* FROM m.t t").arrow()));
            // What is whole can be read all the same.
            assertThat(catalog.sql("SELECT id FROM m.whole").stream()).hasSize(1000);
            return scan && statement;
        }
    }

    /** The statement fails for another reason, and so many files are not looked through in this time. */
    @Test
    void theSearchForAFileEndsWithTheTimeOfTheQuery() throws IOException {
        Path sound = lake.parquet("m/t/0.parquet", "SELECT range AS id, 's' || range AS s FROM range(1000)");
        for (int i = 1; i < 1500; i++) {
            Files.copy(sound, sound.resolveSibling(i + ".parquet"));
        }
        int middle = bytes.length / 3;
        Arrays.fill(bytes, middle, middle * 2, (byte) 0x5a);
        Files.write(broken.resolveSibling("zz.parquet"), bytes);
        try (Catalog catalog = lake.open(TABLE, WHOLE)) {
            assertThatThrownBy(() ->
                            catalog
                                    .sql("SELECT strptime('x' || id, '%Y') FROM m.t")
                                    .timeout(Duration.ofSeconds(3))
                                    .stream()
                                    .toList())
                    .isInstanceOf(LakeException.class)
                    .hasMessageNotContaining("zz.parquet");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.0001, 0.3, 0.5, 0.9, 0.999, 0.9999, 0.99999})
    void truncated(double part) throws IOException {
        Files.write(broken, Arrays.copyOf(bytes, (int) (bytes.length * part)));
        assertThat(fails()).isTrue();
    }

    @Test
    void withOtherBytesInItsFooter() throws IOException {
        Random random = new Random(7);
        int footer = bytes.length - 8 - (bytes[bytes.length - 8] & 0xff) - ((bytes[bytes.length - 7] & 0xff) << 8);
        int failed = 0;
        for (int i = 0; i < 20; i++) {
            byte[] other = bytes.clone();
            other[footer + random.nextInt(bytes.length - footer)] ^= (byte) (1 << random.nextInt(8));
            Files.write(broken, other);
            failed += fails() ? 1 : 0;
        }
        assertThat(failed).isPositive();
    }

    @Test
    void withOtherBytesInItsPages() throws IOException {
        Random random = new Random(7);
        int failed = 0;
        for (int i = 0; i < 20; i++) {
            byte[] other = bytes.clone();
            int from = 4 + random.nextInt(bytes.length / 2);
            for (int k = 0; k < 50; k++) {
                other[from + k] = (byte) random.nextInt();
            }
            Files.write(broken, other);
            failed += fails() ? 1 : 0;
        }
        assertThat(failed).isPositive();
    }

    @Test
    void whenRowsHaveComeAlready() throws IOException {
        Files.delete(broken.resolveSibling("a.parquet"));
        Files.delete(broken.resolveSibling("c.parquet"));
        lake.parquet("m/t/b.parquet", QUERY + "2000000)", "ROW_GROUP_SIZE 102400, CODEC 'snappy'");
        byte[] other = Files.readAllBytes(broken);
        // In the last of its groups of rows.
        Arrays.fill(other, (int) (other.length * 0.85), (int) (other.length * 0.86), (byte) 0x5a);
        Files.write(broken, other);
        try (Catalog catalog = lake.open(
                        CatalogOptions.defaults()
                                .location("lake", directory.resolve("lake").toString())
                                .threads(1),
                        TABLE);
                ArrowReader batches = catalog.table("m.t").arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
            assertThatThrownBy(() -> drain(batches))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("file " + broken + " cannot be read: ");
        }
    }

    @Test
    void onS3() throws Exception {
        try (S3Server server = new S3Server(directory.resolve("s3"))) {
            byte[] other = bytes.clone();
            // The head of its first page.
            Arrays.fill(other, 4, 24, (byte) 0x5a);
            for (byte[] content : new byte[][] {other, Arrays.copyOf(bytes, bytes.length - 5)}) {
                Files.write(broken, content);
                server.upload(directory.resolve("lake"));
                try (Catalog catalog = lake.open(server.catalog(), TABLE)) {
                    for (Callable<Long> reading : List.<Callable<Long>>of(
                            () -> drain(catalog.table("m.t").arrow()),
                            () -> drain(catalog.sql("SELECT t.* FROM m.t t").arrow()))) {
                        assertThatThrownBy(reading::call)
                                .isInstanceOf(LakeException.class)
                                .hasMessageContaining("'m.t'")
                                .hasMessageContaining("file s3://lake/m/t/b.parquet")
                                .hasMessageContaining("cannot be read: ")
                                .hasMessageNotContaining(directory.toString());
                    }
                }
            }
        }
    }
}
