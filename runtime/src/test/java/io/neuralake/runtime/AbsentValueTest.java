package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.ExportFormat;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that is declared with a value in every row has one, or everything that reads it says in which file it has none. */
final class AbsentValueTest {

    private static final Column STRICT = Declared.column("v", Scalar.INT64);
    private static final Column ID = Declared.column("id", Scalar.INT64);

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    /** Every way to read a column fails, and says the same. */
    private void refused(Table declared, String column, String file) {
        try (Catalog catalog = lake.open(declared)) {
            UntypedTable table = catalog.table("m.t");
            TableScan<?, ?> all = table.limit(Long.MAX_VALUE);
            QueryResult statement = catalog.sql("SELECT v FROM m.t");
            List<ThrowingCallable> ways = List.of(
                    () -> table.stream().toList(),
                    table::frame,
                    () -> table.select(t -> List.of(t.column("v"))).stream().toList(),
                    () -> all.write(new ByteArrayOutputStream(), ExportFormat.CSV),
                    () -> all.write(directory.resolve("out.parquet")),
                    () -> statement.stream().toList(),
                    statement::frame,
                    () -> statement.write(directory.resolve("out.parquet")),
                    () -> catalog.sql("SELECT max(v) FROM (SELECT * FROM m.t) GROUP BY ALL")
                            .frame());
            for (ThrowingCallable way : ways) {
                assertThatThrownBy(way)
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining(
                                "'" + column + "' of table 'm.t' is declared to have a value in every row")
                        .hasMessageContaining(file)
                        .hasMessageContaining("declare it as nullable");
            }
            assertThat(directory.resolve("out.parquet")).doesNotExist();
        }
    }

    @Test
    void statisticsTellBeforeTheFirstRow() {
        lake.parquet("m/t/a.parquet", "SELECT range AS id, range AS v FROM range(10000)");
        lake.parquet(
                "m/t/b.parquet", "SELECT range AS id, CASE WHEN range <> 9999 THEN range END AS v FROM range(10000)");
        Table declared = Declared.hive("m", "t", ID, STRICT);

        refused(declared, "v", "/m/t/b.parquet");
        try (Catalog catalog = lake.open(declared)) {
            UntypedTable table = catalog.table("m.t");
            assertThatThrownBy(table::arrow).isInstanceOf(LakeException.class).hasMessageContaining("b.parquet");
            // Columns that are not read are no matter.
            assertThat(table.count()).isEqualTo(20000);
            assertThat(table.select(t -> List.of(t.column("id"))).stream()).hasSize(20000);
            assertThat(catalog.sql("SELECT sum(id) AS s FROM m.t").stream()
                            .map(row -> row.get("s").toString()))
                    .containsExactly("99990000");
        }
    }

    @Test
    void whereStatisticsDoNotTellTheQueryLooks() {
        // The old form of timestamps has no statistics.
        Table declared = Declared.at(
                Declared.hive("m", "t", Declared.column("v", Scalar.INSTANT)),
                Path.of("src/test/resources/parquet/timestamp_int96.parquet")
                        .toAbsolutePath()
                        .toString());
        refused(declared, "v", "timestamp_int96.parquet");
        try (Catalog catalog = lake.open(declared)) {
            assertThat(catalog.table("m.t").count()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CASE WHEN range <> 3 THEN {'x': range} END",
                "{'x': CASE WHEN range <> 3 THEN range END}",
            })
    void recordsAndTheirFields(String value) {
        lake.parquet("m/t/a.parquet", "SELECT " + value + " AS v FROM range(5)");
        refused(Declared.hive("m", "t", Declared.column("v", record())), "v", "/m/t/a.parquet");
    }

    @Test
    void elementsOfListsAndValuesOfMaps() {
        ColumnType list = new ColumnType.ListOf(Scalar.INT64, false);
        lake.parquet("m/t/a.parquet", "SELECT [1, CASE WHEN range <> 3 THEN range END] AS v FROM range(5)");
        refused(Declared.hive("m", "t", Declared.nullable("v", list)), "v", "/m/t/a.parquet");

        ColumnType map = new ColumnType.MapOf(Scalar.STRING, Scalar.INT64, false);
        lake.parquet("m/t/a.parquet", "SELECT MAP {'k': CASE WHEN range <> 3 THEN range END} AS v FROM range(6)");
        refused(Declared.hive("m", "t", Declared.nullable("v", map)), "v", "/m/t/a.parquet");

        ColumnType records = new ColumnType.ListOf(record(), true);
        lake.parquet("m/t/a.parquet", "SELECT [{'x': CASE WHEN range <> 3 THEN range END}] AS v FROM range(7)");
        refused(Declared.hive("m", "t", Declared.nullable("v", records)), "v", "/m/t/a.parquet");
    }

    private static ColumnType record() {
        return new ColumnType.Struct("lake.R", List.of(Declared.column("x", Scalar.INT64)));
    }

    @Test
    void whatMayBeAbsentIs() {
        lake.parquet(
                "m/t/a.parquet",
                "SELECT CASE range WHEN 0 THEN NULL WHEN 1 THEN [] ELSE [{'x': range}, NULL] END AS v,"
                        + " CASE range WHEN 0 THEN NULL ELSE {'x': range} END AS r,"
                        + " CASE range WHEN 0 THEN []::BIGINT[] ELSE [range] END AS l FROM range(3)");
        Table declared = Declared.hive(
                "m",
                "t",
                Declared.nullable("v", new ColumnType.ListOf(record(), true)),
                Declared.nullable("r", record()),
                Declared.column("l", new ColumnType.ListOf(Scalar.INT64, false)));
        try (Catalog catalog = lake.open(declared)) {
            assertThat(catalog.table("m.t").stream().map(row -> row.values().toString()))
                    .containsExactly("[null, null, []]", "[[], {x=1}, [1]]", "[[{x=2}, null], {x=2}, [2]]");
        }
    }

    @Test
    void partitions() {
        lake.parquet("m/t/v=1/a.parquet", "SELECT 1::BIGINT AS id");
        lake.parquet("m/t/v=__HIVE_DEFAULT_PARTITION__/b.parquet", "SELECT 2::BIGINT AS id");
        Table declared = Declared.hive("m", "t", Declared.partition("v", Scalar.INT64), ID);

        refused(declared, "v", "/m/t/v=__HIVE_DEFAULT_PARTITION__/b.parquet");
        try (Catalog catalog = lake.open(declared)) {
            UntypedTable table = catalog.table("m.t");
            assertThat(table.where(t -> t.column("v").eq(1L)).stream()).hasSize(1);
            assertThat(table.select(t -> List.of(t.column("id"))).stream()).hasSize(2);
            assertThat(table.count()).isEqualTo(2);
        }
    }

    @Test
    void deltaTables() {
        lake.createDelta("m/t", new StructType().add("id", LongType.LONG).add("v", LongType.LONG), List.of());
        lake.append("m/t", Map.of(), "SELECT 1::BIGINT AS id, 1::BIGINT AS v", Optional.empty());
        lake.append("m/t", Map.of(), "SELECT 2::BIGINT AS id, NULL::BIGINT AS v", Optional.empty());

        refused(Declared.delta("m", "t", ID, STRICT), "v", ".parquet");
    }

    @Test
    void filesAreToldApartThatHaveDifferentForms() {
        lake.parquet("m/t/a.parquet", "SELECT 1::BIGINT AS id, TIMESTAMP_NS '1969-12-31 23:59:59.999999999' AS v");
        lake.parquet("m/t/b.parquet", "SELECT 2::BIGINT AS id, TIMESTAMP '9999-12-31 23:59:59.999999' AS v");
        Table declared = Declared.hive("m", "t", ID, Declared.column("v", Scalar.TIMESTAMP));
        try (Catalog catalog = lake.open(declared)) {
            UntypedTable table = catalog.table("m.t");
            assertThat(table.stream().map(row -> row.values().toString()))
                    .containsExactlyInAnyOrder("[1, 1969-12-31T23:59:59.999999]", "[2, 9999-12-31T23:59:59.999999]");
            assertThat(catalog.sql("SELECT id FROM m.t WHERE v = TIMESTAMP '1969-12-31 23:59:59.999999'").stream()
                            .map(row -> row.get(0)))
                    .containsExactly(1L);
            assertThat(catalog.sql("SELECT id FROM m.t WHERE v >= TIMESTAMP '1970-01-01'").stream()
                            .map(row -> row.get(0)))
                    .containsExactly(2L);
        }
    }
}
