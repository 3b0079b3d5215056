package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of every type that SQL makes: as rows, as a frame and as batches they are what they are, or the type is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlTypeTest {

    @TempDir
    private static Path directory;

    private Catalog catalog;

    @BeforeAll
    void write() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/t/f.parquet", "SELECT range AS id FROM range(3)");
        catalog = lake.open(Declared.hive("m", "t", Declared.column("id", Scalar.INT64)));
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(id::INTEGER) | 3 | BigDecimal",
                "count(*) | 3 | Long",
                "170141183460469231731687303715884105727::HUGEINT | 170141183460469231731687303715884105727 | BigDecimal",
                "200::UTINYINT | 200 | Short",
                "60000::USMALLINT | 60000 | Integer",
                "4000000000::UINTEGER | 4000000000 | Long",
                "18446744073709551615::UBIGINT | 18446744073709551615 | BigInteger",
                "CAST('6f1f4c2e-0000-4000-8000-000000000001' AS UUID) | 6f1f4c2e-0000-4000-8000-000000000001 | String",
                "TIME '10:00:00.123456' | 10:00:00.123456 | LocalTime",
                "TIMESTAMP '2024-01-01 10:00:00.123456' | 2024-01-01T10:00:00.123456 | LocalDateTime",
                "TIMESTAMP_S '2024-01-01 10:00:01' | 2024-01-01T10:00:01 | LocalDateTime",
                "TIMESTAMP_MS '2024-01-01 10:00:00.123' | 2024-01-01T10:00:00.123 | LocalDateTime",
                "TIMESTAMP_NS '2024-01-01 10:00:00.123456789' | 2024-01-01T10:00:00.123456789 | LocalDateTime",
                "TIMESTAMPTZ '2024-01-01 10:00:00+02' | 2024-01-01T08:00:00Z | Instant",
                "DATE '1969-12-31' | 1969-12-31 | LocalDate",
                "DATE '0044-03-15 (BC)' | -0043-03-15 | LocalDate",
                "1.5::DECIMAL(38, 10) | 1.5000000000 | BigDecimal",
                "1.5::DECIMAL(4, 1) | 1.5 | BigDecimal",
                "0.1::FLOAT | 0.1 | Float",
                "'nan'::DOUBLE | NaN | Double",
                "'{\"a\":1}'::JSON | {\"a\":1} | String",
                "[1, NULL, 3] | [1, null, 3] | List",
                "[200::UTINYINT] | [200] | List",
                "MAP {'a': 1} | {a=1} | Map",
                "{'a': 1, 'b': ['x']} | {a=1, b=[x]} | Map",
                "INTERVAL '1 month 2 days 3.5 seconds' | P1M2D PT3.5S | PeriodDuration",
                "NULL | null | ''"
            })
    void aValueIsWhatItIs(String expression, String text, String type) throws IOException {
        String statement = "SELECT " + expression + " AS v FROM " + "(SELECT * FROM m.t"
                + (expression.contains("(*)") || expression.contains("sum") ? ")" : " LIMIT 1)");
        QueryResult result = catalog.sql(statement);

        try (Stream<Row> rows = result.stream()) {
            Object value = rows.toList().get(0).values().get(0);
            assertThat(String.valueOf(value)).isEqualTo(text);
            if (value != null && !type.equals("List") && !type.equals("Map")) {
                assertThat(value.getClass().getSimpleName()).isEqualTo(type);
            }
        }
        if (!type.equals("List") && !type.equals("Map")) {
            assertThat(result.frame().toString()).contains(" " + text + " ");
        }
        try (ArrowReader batches = result.arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "340282366920938463463374607431768211455::UHUGEINT | UHUGEINT",
                "TIMETZ '10:00:00+02' | TIME WITH TIME ZONE",
                "[TIMETZ '10:00:00+02'] | TIME WITH TIME ZONE",
                "'0101'::BIT | BIT",
                "{'a': '0101'::BIT} | BIT",
                "99999999999999999999999::BIGNUM | BIGNUM",
                "123::VARIANT | VARIANT",
                "'b'::ENUM('a', 'b') | ENUM",
                "array_value(1, 2, 3) | INTEGER[3]",
                "TIME_NS '10:00:00.123456789' | TIME_NS",
                "'2024-01-01'::TIMESTAMPTZ_NS | TIMESTAMPTZ_NS",
                "union_value(k := 1) | UNION"
            })
    void aTypeThatWouldLoseItsMeaningIsRefused(String expression, String type) {
        assertThatThrownBy(() ->
                        catalog.sql("SELECT " + expression + " AS v FROM m.t").arrow())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("column 'v' is " + type)
                .hasMessageContaining("CAST(");
    }

    @Test
    void hugeNumbersAreExactInParquet() throws IOException {
        Path file = directory.resolve("huge.parquet");
        catalog.sql("SELECT sum(id + 9007199254740992) AS s, sum(id) AS s, 1 AS i FROM m.t")
                .write(file);
        try (Catalog written = new TestLake(directory)
                        .open(Declared.at(
                                Declared.hive("m", "h", Declared.column("s", new ColumnType.Decimal(38, 0))),
                                file.toString()));
                Stream<Row> rows = written.table("m.h").stream()) {
            assertThat(rows.map(row -> row.get(0).toString())).containsExactly("27021597764222979");
        }
        for (String lost : List.of("INTERVAL '1 microsecond'", "[sum(id)]", "'b'::ENUM('a', 'b')")) {
            assertThatThrownBy(() ->
                            catalog.sql("SELECT " + lost + " AS v FROM m.t").write(directory.resolve("lost.parquet")))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("column 'v' is ");
        }
    }

    @Test
    void columnsOfOneNameKeepIt() {
        try (Stream<Row> rows = catalog
                .sql("SELECT a.id, b.id, a.id + 1, count(*) FROM m.t a JOIN m.t b USING (id) WHERE id = 2"
                        + " GROUP BY ALL")
                .stream()) {
            Row row = rows.toList().get(0);
            assertThat(row.names()).isEqualTo(List.of("id", "id", "(a.id + 1)", "count_star()"));
            assertThat(row.values()).isEqualTo(List.<Object>of(2L, 2L, 3L, 1L));
        }
    }
}
