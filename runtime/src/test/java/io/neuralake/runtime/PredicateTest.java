package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.BooleanColumn;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.ListColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.column.ValueColumn;
import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every operator on every type, with absent values, negation, and values that the column cannot hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PredicateTest {

    private enum Mode {
        ON,
        OFF
    }

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Catalog catalog;

    @BeforeAll
    void write(@TempDir Path directory) {
        TestLake lake = new TestLake(directory);
        ColumnType point = new ColumnType.Struct("lake.Point", List.of(Declared.nullable("x", Scalar.INT32)));
        Column[] columns = {
            Declared.column("n", Scalar.INT32),
            Declared.nullable("b", Scalar.BOOLEAN),
            Declared.nullable("i8", Scalar.INT8),
            Declared.nullable("i16", Scalar.INT16),
            Declared.nullable("i32", Scalar.INT32),
            Declared.nullable("i64", Scalar.INT64),
            Declared.nullable("f32", Scalar.FLOAT32),
            Declared.nullable("f64", Scalar.FLOAT64),
            Declared.nullable("s", Scalar.STRING),
            Declared.nullable("bin", Scalar.BINARY),
            Declared.nullable("d", Scalar.DATE),
            Declared.nullable("t", Scalar.TIME),
            Declared.nullable("ts", Scalar.TIMESTAMP),
            Declared.nullable("ti", Scalar.INSTANT),
            Declared.nullable("u", Scalar.UUID),
            Declared.nullable("dec", new ColumnType.Decimal(5, 2)),
            Declared.nullable("e", new ColumnType.Enumeration("lake.Mode", List.of("ON", "OFF"))),
            Declared.nullable("l", new ColumnType.ListOf(Scalar.INT32, true)),
            Declared.nullable("m", new ColumnType.MapOf(Scalar.STRING, Scalar.INT32, true)),
            Declared.nullable("p", point)
        };
        // Row 1 is low, row 2 is high, row 3 has no values at all, row 4 is NaN and the empty text.
        lake.parquet("a/types/1.parquet", """
                SELECT 1 AS n, false AS b, (-128)::TINYINT AS i8, (-5)::SMALLINT AS i16, 10 AS i32, (-9223372036854775808)::BIGINT AS i64,
                    0.1::FLOAT AS f32, -0.0::DOUBLE AS f64, 'a_c%' AS s, 'a'::BLOB AS bin, DATE '2024-04-14' AS d,
                    TIME '01:02:03.000001' AS t, TIMESTAMP '2024-04-14 00:00:00.000001' AS ts,
                    TIMESTAMPTZ '2024-04-14 00:00:00.000001+00' AS ti, '00000000-0000-0000-0000-000000000001' AS u,
                    1.25::DECIMAL(5,2) AS dec, 'ON' AS e, [1, 2, NULL] AS l, MAP {'k': 1} AS m, {'x': 1} AS p
                UNION ALL SELECT 2, true, 127::TINYINT, 5::SMALLINT, 20, 9223372036854775807, 2.5::FLOAT, 1e300, 'Äbc', 'b', DATE '2024-04-15',
                    TIME '23:00:00', TIMESTAMP '2024-04-15 00:00:00', TIMESTAMPTZ '2024-04-15 00:00:00+00',
                    '00000000-0000-0000-0000-000000000002', 999.99::DECIMAL(5,2), 'OFF', [2, 3], MAP {'j': 1}, {'x': NULL}
                UNION ALL SELECT 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                    NULL, NULL, NULL, NULL
                UNION ALL SELECT 4, NULL, NULL, NULL, NULL, NULL, 'NaN'::FLOAT, 'NaN'::DOUBLE, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                    NULL, [], MAP {}, NULL
                """);
        catalog = lake.open(Declared.hive("a", "types", columns));
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    private List<Integer> rows(Predicate predicate) {
        return catalog.table("a.types").where(t -> predicate).select(t -> List.of(t.column("n"))).stream()
                .map(row -> row.get("n", Integer.class))
                .sorted()
                .toList();
    }

    private void holds(Predicate predicate, Integer... rows) {
        assertThat(rows(predicate)).as(predicate.toString()).containsExactly(rows);
    }

    @Test
    void integers() {
        IntegerColumn i32 = new IntegerColumn("i32");
        holds(i32.eq(10), 1);
        holds(i32.ne(10), 2);
        holds(i32.lt(20), 1);
        holds(i32.le(20), 1, 2);
        holds(i32.gt(10), 2);
        holds(i32.ge(10), 1, 2);
        holds(i32.between(5, 15), 1);
        holds(i32.between(5, 15).not(), 2);
        holds(i32.in(10, 11), 1);
        holds(i32.in(), new Integer[0]);
        holds(i32.notIn(), 1, 2);
        holds(i32.notIn(10, 11), 2);
        holds(i32.isNull(), 3, 4);
        holds(i32.isNotNull(), 1, 2);
        holds(i32.eq(10).not(), 2);
        holds(i32.eq(10).or(i32.isNull()), 1, 3, 4);
        holds(i32.eq(10).and(i32.gt(1)).not(), 2);
        holds(new LongColumn("i64").eq(Long.MIN_VALUE), 1);
        holds(new LongColumn("i64").in(1, Long.MAX_VALUE), 2);
        holds(new LongColumn("i64").gt(5), 2);
    }

    @Test
    void valuesThatTheColumnCannotHoldAreComparedExactly() {
        IntegerColumn i8 = new IntegerColumn("i8");
        holds(i8.eq(1000));
        holds(i8.ne(1000), 1, 2);
        holds(i8.eq(1000).not(), 1, 2);
        holds(i8.lt(1000), 1, 2);
        holds(i8.gt(-1000), 1, 2);
        holds(i8.gt(1000));
        holds(i8.lt(1000).not());
        holds(i8.in(1000, 127), 2);
        holds(i8.notIn(1000, 127), 1);
        holds(new AnyColumn("i32").gt(10.5), 2);
        holds(new AnyColumn("i32").lt(new BigDecimal("10.5")), 1);
        holds(new AnyColumn("i32").eq(10.0), 1);
        holds(new AnyColumn("i32").lt(Double.NaN), 1, 2);
        OrderedColumn<BigDecimal> dec = new OrderedColumn<>("dec");
        holds(dec.eq(new BigDecimal("1.250")), 1);
        holds(dec.eq(new BigDecimal("1.2501")));
        holds(dec.lt(new BigDecimal("1.2501")), 1);
        holds(dec.ge(new BigDecimal("1.2499")), 1, 2);
        holds(dec.lt(new BigDecimal("1e30")), 1, 2);
        holds(new OrderedColumn<LocalDate>("d").lt(LocalDate.MAX), 1, 2);
        holds(new OrderedColumn<Instant>("ti").between(Instant.MIN, Instant.MAX), 1, 2);
    }

    @Test
    void floatingPointNumbers() {
        holds(new DoubleColumn("f32").eq(0.1), 1);
        holds(new DoubleColumn("f32").gt(1), 2, 4);
        holds(new DoubleColumn("f32").le(2.5), 1, 2);
        holds(new DoubleColumn("f64").eq(0.0), 1);
        holds(new DoubleColumn("f64").eq(-0.0), 1);
        holds(new DoubleColumn("f64").eq(Double.NaN), 4);
        holds(new DoubleColumn("f64").lt(Double.NaN), 1, 2);
        holds(new DoubleColumn("f64").gt(Double.POSITIVE_INFINITY), 4);
        holds(new DoubleColumn("f64").in(1e300, 5), 2);
    }

    @Test
    void texts() {
        StringColumn s = new StringColumn("s");
        holds(s.eq("a_c%"), 1);
        holds(s.eq(""), 4);
        holds(s.like("a%"), 1);
        holds(s.like("_bc"), 2);
        holds(s.like("a_c%").not(), 2, 4);
        holds(s.startsWith("a_"), 1);
        holds(s.startsWith("%"));
        holds(s.startsWith(""), 1, 2, 4);
        holds(s.contains("_"), 1);
        holds(s.contains("%"), 1);
        holds(s.contains("b").not(), 1, 4);
        holds(s.gt("z"), 2);
        holds(s.eq("it's \0 '' \\"));
        holds(s.in("Äbc", "x'y"), 2);
    }

    @Test
    void timesAndOthers() {
        holds(new BooleanColumn("b").isTrue(), 2);
        holds(new BooleanColumn("b").isFalse(), 1);
        holds(new BooleanColumn("b").ne(true), 1);
        holds(new OrderedColumn<LocalDate>("d").eq(LocalDate.of(2024, 4, 14)), 1);
        holds(new OrderedColumn<LocalTime>("t").le(LocalTime.of(1, 2, 3, 1000)), 1);
        holds(new OrderedColumn<LocalTime>("t").gt(LocalTime.of(1, 2, 3, 1500)), 2);
        holds(new OrderedColumn<LocalDateTime>("ts").lt(LocalDateTime.of(2024, 4, 14, 0, 0, 0, 1001)), 1);
        holds(new OrderedColumn<Instant>("ti").eq(Instant.parse("2024-04-14T00:00:00.000001Z")), 1);
        holds(new ValueColumn<UUID>("u").eq(ID), 1);
        holds(new ValueColumn<UUID>("u").notIn(ID), 2);
        holds(new ValueColumn<Mode>("e").in(Mode.ON), 1);
        holds(new ValueColumn<byte[]>("bin").eq("b".getBytes(StandardCharsets.UTF_8)), 2);
        holds(new OrderedColumn<BigDecimal>("dec").gt(BigDecimal.TEN), 2);
    }

    @Test
    void nestedValues() {
        ListColumn<Integer> l = new ListColumn<>("l");
        holds(l.includes(2), 1, 2);
        holds(l.includes(2).not(), 4);
        holds(l.includesAny(1, 9), 1);
        holds(l.includesAny(List.of()));
        holds(l.includesAll(2, 3), 2);
        holds(l.includesAll(List.of()), 1, 2, 4);
        holds(l.isNull(), 3);
        holds(new MapColumn<String>("m").containsKey("k"), 1);
        holds(new MapColumn<String>("m").containsKey("k").not(), 2, 4);
        holds(new StructColumn("p").field("x").eq(1), 1);
        holds(new StructColumn("p").field("x").isNull(), 2, 3, 4);
        holds(new StructColumn("p").isNull(), 3, 4);
    }

    @Test
    void numbersWithHugeExponentsAreComparedWithoutWritingThemOut() {
        for (String column : List.of("i32", "dec")) {
            AnyColumn number = new AnyColumn(column);
            holds(number.lt(new BigDecimal("1e2000000000")), 1, 2);
            holds(number.ge(new BigDecimal("-1e2000000000")), 1, 2);
            holds(number.gt(new BigDecimal("1e-2000000000")), 1, 2);
            holds(number.gt(new BigDecimal("-1e-2000000000")), 1, 2);
            holds(number.notIn(new BigDecimal("1e-2000000000")), 1, 2);
        }
    }

    @Test
    void chainsMayBeLong() {
        IntegerColumn i32 = new IntegerColumn("i32");
        Predicate any = i32.eq(20);
        Predicate none = i32.ne(20);
        for (int i = 1000; i < 4000; i++) {
            any = any.or(i32.eq(i));
            none = none.and(i32.ne(i));
        }
        holds(any, 2);
        holds(any.not(), 1);
        holds(none, 1);
        Predicate deep = i32.eq(20);
        for (int i = 0; i < 100_000; i++) {
            deep = deep.not();
        }
        refused(deep, "more than 200 times");
    }

    @Test
    void whatDoesNotFitIsSaid() {
        refused(new StringColumn("s").eq("\uD83D"), "half a character");
        refused(new StringColumn("s").like("%\uDE00"), "half a character");
        refused(new AnyColumn("i33").eq(1), "did you mean 'i32'?");
        refused(new AnyColumn("i32").eq("x"), "'i32' is int32 and cannot be compared with String x");
        refused(new AnyColumn("b").lt(true), "have no order");
        refused(new AnyColumn("i32").like("1%"), "compares int32 as text");
        refused(new AnyColumn("i32").includes(1), "looks for elements in int32");
        refused(new AnyColumn("p").field("y").eq(1), "has no column 'y'");
        refused(new AnyColumn("i32").field("y").eq(1), "has no field 'y'");
        assertThatThrownBy(() -> new StringColumn("s").eq(null)).hasMessageContaining("use isNull()");
    }

    private void refused(Predicate predicate, String message) {
        assertThatThrownBy(() -> rows(predicate))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(message);
    }
}
