package io.neuralake.runtime;

import static io.neuralake.runtime.TestLake.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet tables: hive and directory partitions, odd names, and files that disagree with the declaration. */
final class ParquetTableTest {

    private static final Table TRIPS = Declared.hive(
            "m",
            "trips",
            Declared.partition("city", Scalar.STRING),
            Declared.column("id", Scalar.INT64),
            Declared.partition("day", Scalar.DATE),
            Declared.nullable("note", Scalar.STRING));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    @Test
    void directoriesAreLeftOutByTheirValues() {
        for (int city = 0; city < 4; city++) {
            for (int day = 1; day <= 3; day++) {
                lake.parquet(
                        "m/trips/city=c" + city + "/day=2024-01-0" + day + "/a.parquet",
                        "SELECT " + (city * 10 + day) + "::BIGINT AS id, NULL::VARCHAR AS note");
            }
        }
        try (Catalog catalog = lake.open(TRIPS)) {
            UntypedTable trips = catalog.table("m.trips");
            assertThat(files(trips.where(t -> t.column("city").eq("c2")))).hasSize(3);
            assertThat(files(trips.where(t -> t.column("day")
                            .ge(LocalDate.of(2024, 1, 2))
                            .and(t.column("city").in("c0", "c3")))))
                    .hasSize(4);
            assertThat(files(trips.where(
                            t -> t.column("city").like("%1").or(t.column("city").startsWith("c3")))))
                    .hasSize(6);
            assertThat(trips
                            .where(t -> t.column("city").ne("c1"))
                            .select(t -> List.of(t.column("id"), t.column("day")))
                            .stream()
                            .map(Row::toString))
                    .startsWith("{id=1, day=2024-01-01}")
                    .hasSize(9);
            assertThat(catalog
                            .sql(
                                    "SELECT city, sum(id) AS s FROM m.trips WHERE day = '2024-01-03' GROUP BY 1 ORDER BY 1")
                            .stream()
                            .map(Row::toString))
                    .containsExactly("{city=c0, s=3}", "{city=c1, s=13}", "{city=c2, s=23}", "{city=c3, s=33}");
        }
    }

    @Test
    void fieldsOfNestedRecordsAreFoundByNameInEveryFile() {
        Table nested = Declared.hive(
                "m",
                "nested",
                Declared.column("n", Scalar.INT64),
                Declared.nullable(
                        "c",
                        new ColumnType.Struct(
                                "lake.Pair",
                                List.of(Declared.nullable("x", Scalar.INT32), Declared.nullable("y", Scalar.INT32)))));
        lake.parquet("m/nested/0.parquet", "SELECT 0::BIGINT AS n, {'x': 1, 'y': 2} AS c");
        lake.parquet("m/nested/1.parquet", "SELECT 1::BIGINT AS n");
        lake.parquet("m/nested/2.parquet", "SELECT 2::BIGINT AS n, {'y': 1, 'x': 2} AS c");
        lake.parquet("m/nested/3.parquet", "SELECT 3::BIGINT AS n, {'y': 1} AS c");
        lake.parquet("m/nested/4.parquet", "SELECT 4::BIGINT AS n, {'z': 1, 'x': 1} AS c");
        try (Catalog catalog = lake.open(nested)) {
            UntypedTable table = catalog.table("m.nested");
            assertThat(table.where(t -> t.column("c").field("x").eq(1)).stream().map(row -> row.get("n")))
                    .containsExactlyInAnyOrder(0L, 4L);
            assertThat(table.where(t -> t.column("c").field("y").isNull()).count())
                    .isEqualTo(2);
            assertThat(catalog.sql("SELECT n, c.y AS y FROM m.nested ORDER BY n").stream()
                            .map(Row::toString))
                    .containsExactly("{n=0, y=2}", "{n=1, y=null}", "{n=2, y=1}", "{n=3, y=1}", "{n=4, y=null}");
        }
    }

    @Test
    void patternsTakeNoLongerForTextsThatAlmostMatch() {
        String text = "a".repeat(200);
        lake.parquet("m/trips/city=" + text + "/day=2024-01-01/a.parquet", "SELECT 1::BIGINT AS id");
        try (Catalog catalog = lake.open(TRIPS)) {
            UntypedTable trips = catalog.table("m.trips");
            assertThat(files(trips.where(t -> t.column("city").like("%a".repeat(30) + "b"))))
                    .isEmpty();
            assertThat(files(trips.where(t -> t.column("city").like("%a".repeat(30) + "%"))))
                    .hasSize(1);
        }
    }

    @Test
    void hostileDirectoryNamesAreAnsweredAtOnce() {
        Table counts = Declared.hive(
                "m", "counts", Declared.partition("n", Scalar.INT64), Declared.column("id", Scalar.INT64));
        lake.parquet("m/counts/n=1e1999999999/a.parquet", "SELECT 1::BIGINT AS id");
        try (Catalog catalog = lake.open(counts)) {
            assertThatThrownBy(() -> catalog.table("m.counts").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("1e1999999999");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*b", "a[b]c", "a?b", "it's", "50%", "a b", "x%2Fy", "ä€😀", "a=b", "a,b", "\"q\"", "{x}", "a\\b", "-"
            })
    void oddPartitionValuesAreReadAsTheyAre(String value) {
        String escaped = value.replace("%", "%25").replace("=", "%3D").replace("/", "%2F");
        lake.parquet("m/trips/city=" + escaped + "/day=2024-01-01/a.parquet", "SELECT 1::BIGINT AS id");
        lake.parquet("m/trips/city=acb/day=2024-01-01/a.parquet", "SELECT 2::BIGINT AS id");
        lake.parquet("m/trips/city=abc/day=2024-01-01/a.parquet", "SELECT 3::BIGINT AS id");
        try (Catalog catalog = lake.open(TRIPS)) {
            List<Row> rows = catalog
                    .table("m.trips")
                    .where(t -> t.column("city").eq(value))
                    .stream()
                    .toList();

            assertThat(rows)
                    .extracting(Row::toString)
                    .containsExactly("{city=" + value + ", id=1, day=2024-01-01, note=null}");
            assertThat(catalog.table("m.trips").stream().map(row -> row.get("city")))
                    .containsExactlyInAnyOrder(value, "acb", "abc");
            assertThat(catalog.sql("SELECT id FROM m.trips WHERE city = '" + value.replace("'", "''") + "'").stream()
                            .map(row -> row.get(0)))
                    .containsExactly(1L);
        }
    }

    @Test
    void anAbsentPartitionValueIsNull() {
        lake.parquet("m/trips/city=__HIVE_DEFAULT_PARTITION__/day=2024-01-01/a.parquet", "SELECT 1::BIGINT AS id");
        lake.parquet("m/trips/city=x/day=2024-01-01/a.parquet", "SELECT 2::BIGINT AS id");
        Table declared = Declared.hive(
                "m",
                "trips",
                Declared.nullablePartition("city", Scalar.STRING),
                Declared.column("id", Scalar.INT64),
                Declared.partition("day", Scalar.DATE));
        try (Catalog catalog = lake.open(declared)) {
            UntypedTable trips = catalog.table("m.trips");
            assertThat(trips.where(t -> t.column("city").isNull()).stream().map(row -> row.get("id")))
                    .containsExactly(1L);
            assertThat(trips.where(t -> t.column("city").ne("y")).count()).isEqualTo(1);
            assertThat(trips.where(t -> t.column("city").eq("y").not()).count()).isEqualTo(1);
            assertThat(trips.count()).isEqualTo(2);
        }
    }

    @Test
    void directoryNamesAreValuesWhenDeclaredSo() {
        Table table = Declared.directories(
                "m",
                "d",
                Declared.partition("city", Scalar.STRING),
                Declared.partition("hour", Scalar.INT32),
                Declared.column("id", Scalar.INT64));
        lake.parquet("m/d/Oslo/7/a.parquet", "SELECT 1::BIGINT AS id");
        lake.parquet("m/d/Oslo/8/a.parquet", "SELECT 2::BIGINT AS id");
        lake.parquet("m/d/a=b/8/a.parquet", "SELECT 3::BIGINT AS id");
        try (Catalog catalog = lake.open(table)) {
            assertThat(catalog.table("m.d").where(t -> t.column("hour").gt(7)).stream()
                            .map(Row::toString))
                    .containsExactly("{city=Oslo, hour=8, id=2}", "{city=a=b, hour=8, id=3}");
        }
    }

    @Test
    void whatIsNoDataIsNotRead() throws IOException {
        Table table =
                Declared.table("m", "plain", Format.PARQUET, Optional.empty(), Declared.column("id", Scalar.INT64));
        lake.parquet("m/plain/a.parquet", "SELECT 1::BIGINT AS id");
        Files.copy(lake.parquet("m/x", "SELECT 2::BIGINT AS id"), lake.path("m/plain/000000_0"));
        lake.parquet("m/plain/_temporary/a.parquet", "SELECT 3::BIGINT AS id");
        lake.parquet("m/plain/.hidden.parquet", "SELECT 4::BIGINT AS id");
        Files.writeString(lake.path("m/plain/_SUCCESS"), "");
        Files.writeString(lake.path("m/plain/readme.md"), "no data");
        try (Catalog catalog = lake.open(table)) {
            assertThat(catalog.table("m.plain").stream().map(row -> row.get("id")))
                    .containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    void aFileOutsideOfAnyPartitionIsAnError() {
        lake.parquet("m/trips/city=x/a.parquet", "SELECT 1::BIGINT AS id");
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThatThrownBy(() -> catalog.table("m.trips").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("is in no directory for the partition column 'day'")
                    .hasMessageContaining("city=<city>/day=<day>/");
        }
    }

    @Test
    void aPartitionValueOfTheWrongTypeIsAnError() {
        lake.parquet("m/trips/city=x/day=yesterday/a.parquet", "SELECT 1::BIGINT AS id");
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThatThrownBy(() -> catalog.table("m.trips").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("gives 'yesterday' for the partition column 'day', which is date");
        }
    }

    @Test
    void olderFilesMayLackNullableColumnsAndHaveNarrowerOnes() {
        lake.parquet("m/trips/city=x/day=2024-01-01/a.parquet", "SELECT 1::INTEGER AS id, 5 AS other");
        lake.parquet("m/trips/city=x/day=2024-01-02/a.parquet", "SELECT 'n' AS note, 2::BIGINT AS ID");
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThat(catalog.table("m.trips").where(t -> t.column("id").le(2)).stream()
                            .map(Row::toString))
                    .containsExactly(
                            "{city=x, id=1, day=2024-01-01, note=null}", "{city=x, id=2, day=2024-01-02, note=n}");
            assertThat(catalog.table("m.trips")
                            .where(t -> t.column("note").isNull())
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aFileOfAnotherTypeIsRefusedBeforeRowsFlow() {
        lake.parquet("m/trips/city=x/day=2024-01-01/a.parquet", "SELECT 1::BIGINT AS id");
        Path wrong = lake.parquet("m/trips/city=x/day=2024-01-02/a.parquet", "SELECT 2.7::DOUBLE AS id");
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThatThrownBy(() -> catalog.table("m.trips").arrow())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("column 'id' is declared as int64, but in file " + wrong + " it is float64");
            assertThat(catalog.table("m.trips")
                            .where(t -> t.column("day").eq(LocalDate.of(2024, 1, 1)))
                            .count())
                    .isEqualTo(1);
            assertThatThrownBy(() -> catalog.sql("SELECT sum(id) FROM m.trips").arrow())
                    .isInstanceOf(LakeException.class);
        }
    }

    @Test
    void aMissingColumnThatMustHaveValuesIsAnError() {
        lake.parquet("m/trips/city=x/day=2024-01-01/a.parquet", "SELECT 'n' AS note");
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThatThrownBy(() -> catalog.table("m.trips").arrow())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("has no column 'id'; it has note");
        }
    }

    @Test
    void namesOfColumnsCannotClashWithTheEngines() {
        Table table = Declared.hive(
                "main",
                "select",
                Declared.partition("filename", Scalar.STRING),
                Declared.column("file_index", Scalar.INT32),
                Declared.column("c0", Scalar.INT32),
                Declared.nullable("a \"b'", Scalar.INT32));
        lake.parquet("main/select/filename=x/1.parquet", "SELECT 7 AS file_index, 8 AS c0, 9 AS \"a \"\"b'\"");
        lake.parquet("main/select/filename=y/1.parquet", "SELECT 1 AS file_index, 2 AS c0, 3 AS \"a \"\"b'\"");
        try (Catalog catalog = lake.open(table)) {
            assertThat(catalog
                            .table("main.select")
                            .where(t -> t.column("a \"b'").eq(9))
                            .stream()
                            .map(Row::toString))
                    .containsExactly("{filename=x, file_index=7, c0=8, a \"b'=9}");
            assertThat(catalog.sql("SELECT filename, file_index FROM main.\"select\" ORDER BY 1").stream()
                            .map(Row::toString))
                    .containsExactly("{filename=x, file_index=7}", "{filename=y, file_index=1}");
        }
    }

    @Test
    void aMissingDirectoryIsAnErrorAndAnEmptyOneATableWithoutRows() throws IOException {
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThatThrownBy(() -> catalog.table("m.trips").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("there is nothing at");
            Files.createDirectories(lake.path("m/trips"));
            assertThat(catalog.table("m.trips").count()).isZero();
            assertThat(catalog.table("m.trips").frame().toString())
                    .contains("city")
                    .endsWith("0 rows\n");
            assertThat(catalog.sql("SELECT count(*) AS n FROM m.trips").stream().map(Row::toString))
                    .containsExactly("{n=0}");
        }
    }
}
