package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of every type come out of the engine as a function made them, and what a type cannot hold is refused. */
final class FunctionTypesTest {

    private enum Color {
        RED,
        GREEN
    }

    private record Point(double x, @Nullable String label, Optional<Inner> inner) {}

    private record Inner(List<Color> colors, @Nullable Long mark) {}

    private record Row(
            boolean truth,
            byte int8,
            short int16,
            int int32,
            long int64,
            float float32,
            double float64,
            char letter,
            @Nullable String text,
            List<Byte> bytes,
            BigDecimal decimal,
            LocalDate date,
            LocalTime time,
            LocalDateTime timestamp,
            @Nullable Instant instant,
            UUID uuid,
            Optional<Color> color,
            OptionalInt optional,
            @Nullable Point point,
            List<Integer> ints,
            @Nullable List<@Nullable String> strings,
            List<Point> points,
            List<List<Long>> matrix,
            Map<String, @Nullable Integer> counts,
            Map<Color, List<Point>> places) {}

    private static final ColumnType.Decimal DECIMAL = new ColumnType.Decimal(38, 10);
    private static final ColumnType COLOR = new ColumnType.Enumeration("lake.Color", List.of("RED", "GREEN"));
    private static final ColumnType INNER = new ColumnType.Struct(
            "lake.Inner",
            List.of(
                    Declared.column("colors", new ColumnType.ListOf(COLOR, false)),
                    Declared.nullable("mark", Scalar.INT64)));
    private static final ColumnType POINT = new ColumnType.Struct(
            "lake.Point",
            List.of(
                    Declared.column("x", Scalar.FLOAT64),
                    Declared.nullable("label", Scalar.STRING),
                    Declared.nullable("inner", INNER)));

    private static final Table TABLE = Declared.table(
            "m",
            "everything",
            Format.FUNCTION,
            Optional.empty(),
            Declared.column("truth", Scalar.BOOLEAN),
            Declared.column("int8", Scalar.INT8),
            Declared.column("int16", Scalar.INT16),
            Declared.column("int32", Scalar.INT32),
            Declared.column("int64", Scalar.INT64),
            Declared.column("float32", Scalar.FLOAT32),
            Declared.column("float64", Scalar.FLOAT64),
            Declared.column("letter", Scalar.STRING),
            Declared.nullable("text", Scalar.STRING),
            Declared.column("bytes", Scalar.BINARY),
            Declared.column("decimal", DECIMAL),
            Declared.column("date", Scalar.DATE),
            Declared.column("time", Scalar.TIME),
            Declared.column("timestamp", Scalar.TIMESTAMP),
            Declared.nullable("instant", Scalar.INSTANT),
            Declared.column("uuid", Scalar.UUID),
            Declared.nullable("color", COLOR),
            Declared.nullable("optional", Scalar.INT32),
            Declared.nullable("point", POINT),
            Declared.column("ints", new ColumnType.ListOf(Scalar.INT32, false)),
            Declared.nullable("strings", new ColumnType.ListOf(Scalar.STRING, true)),
            Declared.column("points", new ColumnType.ListOf(POINT, false)),
            Declared.column("matrix", new ColumnType.ListOf(new ColumnType.ListOf(Scalar.INT64, false), false)),
            Declared.column("counts", new ColumnType.MapOf(Scalar.STRING, Scalar.INT32, true)),
            Declared.column("places", new ColumnType.MapOf(COLOR, new ColumnType.ListOf(POINT, false), false)));

    private final Random random = new Random(20_240_414);

    @TempDir
    private Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new TestLake(directory).open(TABLE);
    }

    @AfterEach
    void close() {
        // Fails if any of the batches were not freed.
        catalog.close();
    }

    @Test
    void everyValueComesBackAsItWas() {
        List<Row> rows = IntStream.range(0, 5_000).mapToObj(i -> row()).toList();
        Everything table = new Everything(catalog, rows::stream);

        try (Stream<Row> read = table.scan().stream()) {
            assertThat(read.toList()).isEqualTo(rows);
        }
        List<String> names = TABLE.columns().stream().map(Column::name).toList();
        for (String name : names) {
            assertThat(table.select(t -> List.of(t.column(name))).count())
                    .as(name)
                    .isEqualTo(rows.size());
        }
        long truths = rows.stream().filter(Row::truth).count();
        assertThat(table.where(t -> t.column("truth").eq(true)).select(t -> List.of(t.column("matrix"))).stream())
                .hasSize((int) truths);
    }

    @Test
    void whatATypeCannotHoldIsRefused() {
        refused(
                "decimal",
                "0.12345678901",
                "digits after the point than decimal(38,10)",
                out -> out.set(10, new BigDecimal("0.12345678901")));
        refused("decimal", "1E+30", "more digits than decimal(38,10)", out -> out.set(10, new BigDecimal("1e30")));
        refused("time", "00:00:00.000000001", "finer than a microsecond", out -> out.set(12, LocalTime.ofNanoOfDay(1)));
        refused(
                "timestamp",
                "1970-01-01T00:00:00.000000999",
                "finer than a microsecond",
                out -> out.set(13, LocalDateTime.ofEpochSecond(0, 999, ZoneOffset.UTC)));
        refused("instant", "+1000000000-12-31", "finer than", out -> out.set(14, Instant.MAX));
        refused(
                "instant",
                "+1000000000-12-31",
                "out of range",
                out -> out.set(14, Instant.MAX.truncatedTo(ChronoUnit.MICROS)));
        refused("date", "+999999999-12-31", "out of range", out -> out.set(11, LocalDate.MAX));
        refused("text", "surrogate", "no Unicode text", out -> out.set(8, "a\uD800"));
        refused("ints.element", "absent", "row 1", out -> out.set(19, Collections.singletonList(null)));
        refused("matrix.element", "absent", "row 1", out -> out.set(22, Collections.singletonList(null)));
        refused("point.x", "absent", "row 1", out -> out.set(18, new Point(0, null, Optional.empty())), true);
    }

    private interface Broken {
        void write(RowWriter out);
    }

    private void refused(String column, String value, String reason, Broken broken) {
        refused(column, value, reason, broken, false);
    }

    private void refused(String column, String value, String reason, Broken broken, boolean nested) {
        Row row = row();
        Everything table = new Everything(catalog, () -> Stream.of(row)) {
            @Override
            protected void encode(Row each, RowWriter out) {
                broken.write(out);
            }

            @Override
            protected void encodeNested(Object each, RowWriter out) {
                if (nested) {
                    out.set(0, null);
                }
            }
        };

        assertThatThrownBy(() -> table.scan().stream().toList())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("cannot read table 'm.everything'")
                .hasMessageContaining("'" + column + "'")
                .hasMessageContaining(value)
                .hasMessageContaining(reason)
                .hasMessageContaining("row 1 of lake.Everything");
    }

    private Row row() {
        return new Row(
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                Float.intBitsToFloat(random.nextInt(0x7f800000)),
                random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian(),
                (char) ('a' + random.nextInt(26)),
                perhaps(this::text),
                bytes(),
                new BigDecimal(new BigInteger(126, random), 10),
                LocalDate.ofEpochDay(random.nextInt(1_000_000) - 500_000),
                LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + random.nextInt(1_000_000) * 1_000L),
                LocalDateTime.ofEpochSecond(random.nextInt() * 10L, random.nextInt(1_000_000) * 1_000, ZoneOffset.UTC),
                perhaps(() -> Instant.ofEpochSecond(random.nextInt() * 10L, random.nextInt(1_000_000) * 1_000L)),
                new UUID(random.nextLong(), random.nextLong()),
                Optional.ofNullable(perhaps(this::color)),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt()),
                perhaps(this::point),
                list(random::nextInt),
                perhaps(() -> list(() -> perhaps(this::text))),
                list(this::point),
                list(() -> list(random::nextLong)),
                map(this::text, () -> perhaps(random::nextInt)),
                map(this::color, () -> list(this::point)));
    }

    private <V> @Nullable V perhaps(Supplier<V> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private String text() {
        return new StringBuilder()
                .appendCodePoint('a' + random.nextInt(26))
                .appendCodePoint(0x1F600 + random.nextInt(60))
                .append("\0'\"%", 0, random.nextInt(5))
                .append(random.nextInt())
                .toString();
    }

    private List<Byte> bytes() {
        return list(() -> (byte) random.nextInt());
    }

    private Color color() {
        return random.nextBoolean() ? Color.RED : Color.GREEN;
    }

    private Point point() {
        return new Point(
                random.nextDouble(),
                perhaps(this::text),
                Optional.ofNullable(perhaps(() -> new Inner(list(this::color), perhaps(random::nextLong)))));
    }

    private <V> List<V> list(Supplier<V> value) {
        List<V> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    /** What the compiler generates. */
    private static class Everything extends FunctionAccessor<Everything, Row> {

        private final Supplier<Stream<Row>> function;

        Everything(Catalog catalog, Supplier<Stream<Row>> function) {
            super(catalog, "m", "everything");
            this.function = function;
        }

        AnyColumn column(String name) {
            return new AnyColumn(name);
        }

        @Override
        protected Stream<Row> rows() {
            return function.get();
        }

        @Override
        protected void encode(Row row, RowWriter out) {
            out.setBoolean(0, row.truth());
            out.setByte(1, row.int8());
            out.setShort(2, row.int16());
            out.setInt(3, row.int32());
            out.setLong(4, row.int64());
            out.setFloat(5, row.float32());
            out.setDouble(6, row.float64());
            out.set(7, row.letter());
            out.set(8, row.text());
            byte[] bytes = new byte[row.bytes().size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = row.bytes().get(i);
            }
            out.set(9, bytes);
            out.set(10, row.decimal());
            out.set(11, row.date());
            out.set(12, row.time());
            out.set(13, row.timestamp());
            out.set(14, row.instant());
            out.set(15, row.uuid());
            out.set(16, row.color());
            out.set(17, row.optional());
            out.set(18, row.point());
            out.set(19, row.ints().stream().mapToInt(Integer::intValue).toArray());
            out.set(20, row.strings());
            out.set(21, row.points());
            out.set(22, row.matrix());
            out.set(23, row.counts());
            out.set(24, row.places());
        }

        @Override
        protected void encodeNested(Object value, RowWriter out) {
            if (value instanceof Point row) {
                out.setDouble(0, row.x());
                out.set(1, row.label());
                out.set(2, row.inner());
            } else if (value instanceof Inner row) {
                out.set(0, row.colors());
                out.set(1, row.mark());
            }
        }

        @Override
        protected Row decode(RowCursor row) {
            return new Row(
                    row.getBoolean(0),
                    row.getByte(1),
                    row.getShort(2),
                    row.getInt(3),
                    row.getLong(4),
                    row.getFloat(5),
                    row.getDouble(6),
                    row.getChar(7),
                    row.getStringOrNull(8),
                    bytes(row.getBytes(9)),
                    row.getDecimal(10),
                    row.getDate(11),
                    row.getTime(12),
                    row.getTimestamp(13),
                    row.getInstantOrNull(14),
                    row.getUuid(15),
                    Optional.ofNullable(row.getEnumOrNull(16, Color.class)),
                    row.isNull(17) ? OptionalInt.empty() : OptionalInt.of(row.getInt(17)),
                    row.isNull(18) ? null : point(row.getStruct(18)),
                    row.getList(19, Integer.class),
                    row.getListOrNull(20, String.class),
                    points(row.getElements(21)),
                    matrix(row.getElements(22)),
                    row.getMap(23, String.class, Integer.class),
                    places(row.getEntries(24)));
        }

        private static List<Byte> bytes(byte[] array) {
            List<Byte> bytes = new ArrayList<>();
            for (byte each : array) {
                bytes.add(each);
            }
            return bytes;
        }

        private static Point point(RowCursor row) {
            return new Point(
                    row.getDouble(0),
                    row.getStringOrNull(1),
                    Optional.ofNullable(row.isNull(2) ? null : inner(row.getStruct(2))));
        }

        private static Inner inner(RowCursor row) {
            return new Inner(row.getList(0, Color.class), row.getLongOrNull(1));
        }

        private static List<Point> points(RowCursor row) {
            List<Point> points = new ArrayList<>();
            while (row.next()) {
                points.add(point(row.getStruct(0)));
            }
            return points;
        }

        private static List<List<Long>> matrix(RowCursor row) {
            List<List<Long>> matrix = new ArrayList<>();
            while (row.next()) {
                matrix.add(row.getList(0, Long.class));
            }
            return matrix;
        }

        private static Map<Color, List<Point>> places(RowCursor row) {
            Map<Color, List<Point>> places = new LinkedHashMap<>();
            while (row.next()) {
                places.put(row.getEnum(0, Color.class), points(row.getElements(1)));
            }
            return places;
        }
    }
}
