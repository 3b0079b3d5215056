package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files of a Parquet table may lie: patterns, links, odd entries, and files that come and go. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ParquetLayoutTest {

    private static final Column N = Declared.column("n", Scalar.INT64);
    private static final Table FLAT = Declared.hive("m", "t", N, Declared.nullable("s", Scalar.STRING));
    private static final Table DAYS = Declared.hive("m", "t", N, Declared.partition("day", Scalar.INT32));
    private static final Table NAMELESS = Declared.directories("m", "t", N, Declared.partition("day", Scalar.INT32));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    private void file(String relative, int n) {
        lake.parquet(relative, "SELECT " + n + "::BIGINT AS n");
    }

    private static List<Long> numbers(Catalog catalog) {
        try (Stream<Row> rows = catalog.table("m.t").stream()) {
            return rows.map(row -> row.get("n", Long.class)).sorted().toList();
        }
    }

    private List<Long> numbers(Table table) {
        try (Catalog catalog = lake.open(table)) {
            return numbers(catalog);
        }
    }

    private List<Long> numbersAt(String location, Table table) {
        Path to = directory.resolve(location);
        // The whole location comes from a placeholder, as it may.
        Table located = Declared.at(table, "${lake}");
        try (Catalog catalog = lake.open(CatalogOptions.defaults().location("lake", to.toString()), located)) {
            return numbers(catalog);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "m/t/a.parquet, 1",
        "m/t/*.parquet, 1 2 3",
        "m/t/[ab].parquet, 1 2",
        "'m/t/{a,c d}.parquet', 1 3",
        "m/t/?.parquet, 1 2",
        "m/t/part*, 4",
        "m/*/a.parquet, 1",
        "m//t/, 1 2 3 4",
        "m/t*, 1 2 3 4"
    })
    void aLocationIsAFileADirectoryOrAPattern(String location, String expected) {
        file("m/t/a.parquet", 1);
        file("m/t/b.parquet", 2);
        file("m/t/c d.parquet", 3);
        file("m/t/part-0", 4);
        List<Long> numbers = Stream.of(expected.split(" ")).map(Long::valueOf).toList();

        assertThat(numbersAt(location, FLAT)).isEqualTo(numbers);
    }

    @Test
    void patternsKnowThePartitionsOnTheirWay() {
        file("m/t/day=1/a.parquet", 1);
        file("m/t/day=2/a.parquet", 2);
        file("m/t/day=20/b.parquet", 20);

        assertThat(numbersAt("m/t/day=2*", DAYS)).containsExactly(2L, 20L);
        assertThat(numbersAt("m/t/day=2*/a.parquet", DAYS)).containsExactly(2L);
        assertThatThrownBy(() -> numbersAt("m/t/day=3*", DAYS))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("there is nothing at");
    }

    @Test
    void wildcardsInANameThatIsThereAreThatName() {
        file("m/a*b/1.parquet", 1);
        file("m/acb/2.parquet", 2);

        assertThat(numbersAt("m/a*b", FLAT)).containsExactly(1L);
    }

    @Test
    void theAbsentValueIsADirectoryAlsoWhereDirectoriesHaveNoNames() {
        file("m/t/__HIVE_DEFAULT_PARTITION__/a.parquet", 1);
        file("m/t/7/a.parquet", 2);
        Table table = Declared.directories("m", "t", N, Declared.partition("day", Scalar.INT32));
        try (Catalog catalog = lake.open(table)) {
            assertThat(catalog.table("m.t").where(t -> t.column("day").isNull()).count())
                    .isEqualTo(1);
            assertThat(catalog.table("m.t").where(t -> t.column("day").eq(7)).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aPartitionThatIsNamedTwiceMustHaveOneValue() {
        file("m/t/day=1/x/day=1/a.parquet", 1);
        assertThat(numbers(DAYS)).containsExactly(1L);
        file("m/t/day=1/x/day=2/a.parquet", 2);
        assertThatThrownBy(() -> numbers(DAYS))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("another value for the partition column 'day'");
    }

    @Test
    void theDirectoryGivesThePartitionAlsoIfTheFileSaysOtherwise() {
        lake.parquet("m/t/day=1/a.parquet", "SELECT 1::BIGINT AS n, 5::INTEGER AS day");
        try (Catalog catalog = lake.open(DAYS)) {
            assertThat(catalog.table("m.t").stream().map(Row::toString)).containsExactly("{n=1, day=1}");
            assertThat(catalog.table("m.t").where(t -> t.column("day").eq(5)).count())
                    .isZero();
        }
    }

    @Test
    void directoriesBelowThePartitionsAreRead() {
        file("m/t/1/deep/deeper/a.parquet", 1);
        file("m/t/2/a.parquet", 2);
        assertThat(numbers(NAMELESS)).containsExactly(1L, 2L);
    }

    @Test
    void whatOtherWritersLeaveIsNoData() throws IOException {
        file("m/t/a.parquet", 1);
        file("m/t/_temporary/0/b.parquet", 2);
        file("m/t/.hidden/b.parquet", 2);
        file("m/t/_metadata", 2);
        Files.writeString(directory.resolve("m/t/_SUCCESS"), "");
        Files.writeString(directory.resolve("m/t/.a.parquet.crc"), "crc");
        Files.writeString(directory.resolve("m/t/README"), "no data");
        Files.writeString(directory.resolve("m/t/tiny"), "P");
        assertThat(numbers(FLAT)).containsExactly(1L);
    }

    @Test
    void columnsAreFoundByNameInAnyOrder() {
        lake.parquet("m/t/a.parquet", "SELECT 'x' AS s, 1::BIGINT AS n, 9 AS more");
        lake.parquet("m/t/b.parquet", "SELECT 2::BIGINT AS N, 'y' AS S");
        lake.parquet("m/t/c.parquet", "SELECT 3::BIGINT AS n");
        lake.parquet("m/t/d.parquet", "SELECT 4::BIGINT AS n, 'z' AS s LIMIT 0");
        try (Catalog catalog = lake.open(FLAT)) {
            assertThat(catalog.table("m.t").stream().map(Row::toString))
                    .containsExactlyInAnyOrder("{n=1, s=x}", "{n=2, s=y}", "{n=3, s=null}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "gzip", "zstd", "lz4_raw", "brotli", "uncompressed"})
    void everyCodecIsRead(String codec) {
        Path file = lake.parquet("m/t/a.parquet", "SELECT 1::BIGINT AS n, 'x' AS s", "CODEC '" + codec + "'");
        assertThat(file).isNotEmptyFile();
        assertThat(numbers(FLAT)).containsExactly(1L);
    }

    @Test
    void anEncryptedFooterIsAnErrorThatNamesTheFile() throws IOException {
        file("m/t/a.parquet", 1);
        byte[] bytes = Files.readAllBytes(directory.resolve("m/t/a.parquet"));
        // The magic number at both ends is what says that a footer is encrypted.
        bytes[3] = 'E';
        bytes[bytes.length - 1] = 'E';
        Files.write(directory.resolve("m/t/a.parquet"), bytes);
        assertThatThrownBy(() -> numbers(FLAT))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("m.t")
                .hasMessageContaining("a.parquet");
    }

    @Test
    void aResultKeepsToTheFilesThatWereThereAndTheNextSeesMore() {
        file("m/t/a.parquet", 1);
        try (Catalog catalog = lake.open(FLAT)) {
            try (Stream<Row> rows = catalog.table("m.t").stream()) {
                Iterator<Row> iterator = rows.iterator();
                file("m/t/b.parquet", 2);
                List<Object> seen = new ArrayList<>();
                iterator.forEachRemaining(row -> seen.add(row.get("n")));
                assertThat(seen).containsExactly(1L);
            }
            assertThat(numbers(catalog)).containsExactly(1L, 2L);
        }
    }

    @Test
    void manyPartitionsAreReadAsFewAre() {
        lake.parquet("m/t/day=0/a.parquet", "SELECT 0::BIGINT AS n");
        for (int day = 1; day < 300; day++) {
            try {
                Files.createDirectories(directory.resolve("m/t/day=" + day));
                Files.copy(
                        directory.resolve("m/t/day=0/a.parquet"), directory.resolve("m/t/day=" + day + "/a.parquet"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        try (Catalog catalog = lake.open(DAYS)) {
            assertThat(catalog.table("m.t").stream().map(row -> row.get("day")).distinct())
                    .hasSize(300);
            assertThat(catalog.table("m.t")
                            .where(t -> t.column("n").eq(0).and(t.column("day").ge(20)))
                            .count())
                    .isEqualTo(280);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsAnErrorAndNotWaitedFor() throws IOException, InterruptedException {
        file("m/t/a.parquet", 1);
        for (String name : List.of("b.parquet", "c")) {
            Path pipe = directory.resolve("m/t/" + name);
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assertThatThrownBy(() -> numbers(FLAT))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining(pipe + " is neither a file nor a directory");
            assertThatThrownBy(() -> numbersAt("m/t/" + name, FLAT)).isInstanceOf(LakeException.class);
            Files.delete(pipe);
        }
        assertThatThrownBy(() -> numbersAt("/dev/null", FLAT)).isInstanceOf(LakeException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeltaLogThatNamesAPipeIsAnError() throws IOException, InterruptedException {
        Table table = Declared.delta("m", "t", N);
        String schema = DeltaSchemas.struct(table.columns()).toString().replace("\"", "\\\"");
        lake.commit(
                "m/t",
                0,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                "{\"metaData\":{\"id\":\"i\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":\""
                        + schema + "\",\"partitionColumns\":[],\"configuration\":{}}}",
                "{\"add\":{\"path\":\"pipe.parquet\",\"partitionValues\":{},\"size\":9,\"modificationTime\":0,"
                        + "\"dataChange\":true}}");
        Path pipe = directory.resolve("m/t/pipe.parquet");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> numbers(table))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("m.t")
                .hasMessageContaining(pipe + " is neither a file nor a directory");
        Files.delete(pipe);
        Path next = directory.resolve("m/t/_delta_log/00000000000000000001.json");
        new ProcessBuilder("mkfifo", next.toString()).start().waitFor();
        assertThatThrownBy(() -> numbers(table))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("m.t")
                .hasMessageContaining("is neither a file nor a directory");
    }

    @Test
    void aColumnOfDirectoriesIsDeclaredAsPartition() throws IOException {
        file("m/t/day=1/a.parquet", 1);
        Table table = Declared.hive("m", "t", N, Declared.nullable("day", Scalar.INT32));
        assertThatThrownBy(() -> numbers(table))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'day' is in no file, and in the names of the directories")
                .hasMessageContaining("add @Partition to 'day'");
    }

    @Test
    void aDeltaTableIsNotReadAsParquet() throws IOException {
        file("m/t/day=1/a.parquet", 1);
        Files.createDirectory(directory.resolve("m/t/_delta_log"));
        refused("holds a Delta table");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linksWithinTheTableAreFollowedAndOthersRefused() throws IOException {
        file("m/t/day=1/a.parquet", 1);
        Path days = directory.resolve("m/t");
        Path two = Files.createSymbolicLink(days.resolve("day=2"), days.resolve("day=1"));
        assertThat(numbers(DAYS)).containsExactly(1L, 1L);
        Files.delete(two);

        Path up = Files.createSymbolicLink(days.resolve("day=1/up"), days);
        refused("is a link to a directory that holds it");
        Files.delete(up);

        file("elsewhere/b.parquet", 2);
        Path out = Files.createSymbolicLink(days.resolve("day=3"), directory.resolve("elsewhere"));
        refused("is a link out of the table");
        Files.delete(out);
        Path one = Files.createSymbolicLink(days.resolve("day=1/b.parquet"), directory.resolve("elsewhere/b.parquet"));
        refused("is a link out of the table");
        Files.delete(one);

        Files.createSymbolicLink(days.resolve("day=1/c.parquet"), days.resolve("nowhere"));
        refused("is a link that leads nowhere");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLocationMayBeALink() throws IOException {
        file("real/day=1/a.parquet", 1);
        Files.createDirectories(directory.resolve("m"));
        Files.createSymbolicLink(directory.resolve("m/t"), directory.resolve("real"));
        assertThat(numbers(DAYS)).containsExactly(1L);
    }

    private void refused(String message) {
        assertThatThrownBy(() -> numbers(DAYS))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("m.t")
                .hasMessageContaining(message);
    }
}
