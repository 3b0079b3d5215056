package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowCursor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every getter, as generated code calls it. */
final class RowCursorTest {

    private enum Mode {
        ON,
        OFF
    }

    private record Point(double x, @Nullable String label) {}

    private record Everything(
            boolean b,
            byte i8,
            short i16,
            int i32,
            long i64,
            float f32,
            double f64,
            char c,
            String s,
            BigDecimal dec,
            LocalDate d,
            LocalTime t,
            LocalDateTime ts,
            Instant ti,
            UUID u,
            Mode e,
            List<Integer> l,
            Map<String, Long> m,
            Point p,
            List<Point> points,
            List<List<Integer>> deep) {}

    private static final ColumnType POINT = new ColumnType.Struct(
            "lake.Point", List.of(Declared.column("x", Scalar.FLOAT64), Declared.nullable("label", Scalar.STRING)));
    private static final Column[] COLUMNS = {
        Declared.nullable("b", Scalar.BOOLEAN),
        Declared.nullable("i8", Scalar.INT8),
        Declared.nullable("i16", Scalar.INT16),
        Declared.nullable("i32", Scalar.INT32),
        Declared.nullable("i64", Scalar.INT64),
        Declared.nullable("f32", Scalar.FLOAT32),
        Declared.nullable("f64", Scalar.FLOAT64),
        Declared.nullable("c", Scalar.STRING),
        Declared.nullable("s", Scalar.STRING),
        Declared.nullable("dec", new ColumnType.Decimal(38, 10)),
        Declared.nullable("d", Scalar.DATE),
        Declared.nullable("t", Scalar.TIME),
        Declared.nullable("ts", Scalar.TIMESTAMP),
        Declared.nullable("ti", Scalar.INSTANT),
        Declared.nullable("u", Scalar.UUID),
        Declared.nullable("e", new ColumnType.Enumeration("lake.Mode", List.of("ON", "OFF"))),
        Declared.nullable("l", new ColumnType.ListOf(Scalar.INT32, true)),
        Declared.nullable("m", new ColumnType.MapOf(Scalar.STRING, Scalar.INT64, true)),
        Declared.nullable("p", POINT),
        Declared.nullable("points", new ColumnType.ListOf(POINT, false)),
        Declared.nullable("deep", new ColumnType.ListOf(new ColumnType.ListOf(Scalar.INT32, false), false)),
        Declared.nullable("bin", Scalar.BINARY)
    };
    private static final String ROW = """
            SELECT true AS b, (-8)::TINYINT AS i8, 16::SMALLINT AS i16, 32 AS i32, 64::BIGINT AS i64, 1.5::FLOAT AS f32,
                2.5::DOUBLE AS f64, 'x' AS c, 'ä😀' AS s, -12345678901234567890.0123456789::DECIMAL(38,10) AS dec,
                DATE '1969-12-31' AS d, TIME '23:59:59.999999' AS t, TIMESTAMP '1969-12-31 23:59:59.999999' AS ts,
                TIMESTAMPTZ '1900-01-01 00:00:00.000001+00' AS ti, uuid_v AS u, 'OFF' AS e, [1, NULL, 3] AS l,
                MAP {'z': 1::BIGINT, 'a': NULL} AS m, {'label': NULL::VARCHAR, 'x': 1.0::DOUBLE} AS p,
                [{'x': 1.0::DOUBLE, 'label': 'one'}, {'x': 2.0, 'label': NULL}] AS points, [[1, 2], [], [3]] AS deep,
                'bytes'::BLOB AS bin
            FROM (SELECT UUID 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' AS uuid_v)
            """;

    @TempDir
    private Path directory;

    private static Everything everything(RowCursor row) {
        return new Everything(
                row.getBoolean(0),
                row.getByte(1),
                row.getShort(2),
                row.getInt(3),
                row.getLong(4),
                row.getFloat(5),
                row.getDouble(6),
                row.getChar(7),
                row.getString(8),
                row.getDecimal(9),
                row.getDate(10),
                row.getTime(11),
                row.getTimestamp(12),
                row.getInstant(13),
                row.getUuid(14),
                row.getEnum(15, Mode.class),
                row.getList(16, Integer.class),
                row.getMap(17, String.class, Long.class),
                point(row.getStruct(18)),
                points(row.getElements(19)),
                deep(row.getElements(20)));
    }

    private static Point point(RowCursor row) {
        return new Point(row.getDouble(0), row.getStringOrNull(1));
    }

    private static List<Point> points(RowCursor elements) {
        List<Point> points = new ArrayList<>(elements.size());
        while (elements.next()) {
            points.add(point(elements.getStruct(0)));
        }
        return points;
    }

    private static List<List<Integer>> deep(RowCursor elements) {
        List<List<Integer>> lists = new ArrayList<>(elements.size());
        while (elements.next()) {
            lists.add(elements.getList(0, Integer.class));
        }
        return lists;
    }

    private <R> List<R> read(String query, Decoder<R> decoder) {
        TestLake lake = new TestLake(directory);
        lake.parquet("a/all/1.parquet", query);
        Table table = Declared.hive("a", "all", COLUMNS);
        try (Catalog catalog = lake.open(table)) {
            return new Accessor<>(catalog, decoder).stream().toList();
        }
    }

    private interface Decoder<R> {
        R decode(RowCursor row);
    }

    private static final class Accessor<R> extends TableAccessor<Accessor<R>, R> {

        private final Decoder<R> decoder;

        Accessor(Catalog catalog, Decoder<R> decoder) {
            super(catalog, "a", "all");
            this.decoder = decoder;
        }

        @Override
        protected R decode(RowCursor row) {
            return decoder.decode(row);
        }
    }

    /** SQL has a time of 24:00, which Parquet files may hold and Java's times do not. */
    @Test
    void aTimeThatIsNotWithinADayIsRefused() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/late/f.parquet", "SELECT TIME '24:00:00' AS t");
        try (Catalog catalog = lake.open(Declared.hive("m", "late", Declared.column("t", Scalar.TIME)))) {
            assertThatThrownBy(() -> catalog.table("m.late").stream().toList())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'t' has a time of 86400000000 microseconds after midnight");
            assertThatThrownBy(() -> catalog.table("m.late").frame()).isInstanceOf(LakeException.class);
        }
    }

    @Test
    void everyTypeIsReadAsItIsDeclared() {
        Everything read = read(ROW, RowCursorTest::everything).get(0);

        Map<String, Long> map = new LinkedHashMap<>();
        map.put("z", 1L);
        map.put("a", null);
        assertThat(read)
                .isEqualTo(new Everything(
                        true,
                        (byte) -8,
                        (short) 16,
                        32,
                        64,
                        1.5f,
                        2.5,
                        'x',
                        "ä😀",
                        new BigDecimal("-12345678901234567890.0123456789"),
                        LocalDate.of(1969, 12, 31),
                        LocalTime.of(23, 59, 59, 999_999_000),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                        Instant.parse("1900-01-01T00:00:00.000001Z"),
                        UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                        Mode.OFF,
                        Arrays.asList(1, null, 3),
                        map,
                        new Point(1, null),
                        List.of(new Point(1, "one"), new Point(2, null)),
                        List.of(List.of(1, 2), List.of(), List.of(3))));
        assertThat(List.copyOf(read.m().keySet())).containsExactly("z", "a");
        assertThat(read(ROW, row -> row.getBytes(21))).containsExactly("bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(read("SELECT [1, 2] AS l", row -> row.getIntArray(16))).containsExactly(new int[] {1, 2});
    }

    @Test
    void anAbsentValueIsNullWhereItMayBeAndAnErrorElsewhere() {
        assertThat(read(
                                "SELECT NULL::INTEGER AS i32",
                                row -> Arrays.asList(
                                        row.getBooleanOrNull(0),
                                        row.getIntOrNull(3),
                                        row.getStringOrNull(8),
                                        row.getDecimalOrNull(9),
                                        row.getEnumOrNull(15, Mode.class),
                                        row.getListOrNull(16, Integer.class),
                                        row.getStructOrNull(18),
                                        row.getElementsOrNull(19),
                                        row.getBytesOrNull(21)))
                        .get(0))
                .containsOnlyNulls();
        assertThatThrownBy(() -> read("SELECT NULL::INTEGER AS i32", row -> row.getInt(3)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("cannot read table 'a.all': 'i32' is declared to have a value in every row");
        assertThatThrownBy(() -> read("SELECT 'MAYBE' AS e", row -> row.getEnum(15, Mode.class)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'e' has 'MAYBE', which is no constant of Mode [ON, OFF]");
        assertThatThrownBy(() -> read("SELECT 'xy' AS c", row -> row.getChar(7)))
                .hasMessageContaining("one character");
    }
}
