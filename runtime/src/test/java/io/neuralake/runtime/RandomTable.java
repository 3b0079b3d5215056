package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A random table: columns of random types, and rows that like the edges of these types.
 *
 * <p>Values have one Java form for each type: {@link Long} for integers, {@link Float}, {@link Double}, {@link BigDecimal} of
 * the type's scale, the types of {@code java.time}, {@link UUID}, {@code byte[]}, {@link List} and {@link Map}.
 *
 * @param layout how it is stored
 * @param columns columns; the first is a number of the row
 * @param rows values in the order of the columns
 */
record RandomTable(Layout layout, List<Column> columns, List<List<@Nullable Object>> rows) {

    /** How a table is stored. */
    enum Layout {
        FILES,
        HIVE,
        DIRECTORY,
        DELTA,
        DELTA_WITH_STATISTICS
    }

    private static final ColumnType MODE = new ColumnType.Enumeration("lake.Mode", List.of("ON", "OFF", "on", "Ä"));
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "b",
            "ab",
            "abc",
            "a_c",
            "a%c",
            "%",
            "_",
            "\\",
            "a\\_c",
            "'",
            "\"",
            "Ä",
            "ä",
            "e\u0301",
            "é",
            "😀",
            "😀b",
            "\uFFFD",
            "\uE000",
            "\uD7FF",
            "a\nb",
            " a",
            "a ",
            "NULL",
            "ON",
            "1",
            "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
            "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz😀",
            "a\0b",
            "\0");
    private static final UUID[] IDS = {
        new UUID(0, 0), new UUID(-1, -1), UUID.fromString("123e4567-e89b-42d3-a456-426614174000"), new UUID(1L << 63, 5)
    };

    static RandomTable random(Random random) {
        Layout layout = Layout.values()[random.nextInt(Layout.values().length)];
        boolean delta = layout == Layout.DELTA || layout == Layout.DELTA_WITH_STATISTICS;
        List<Column> columns = new ArrayList<>();
        columns.add(Declared.column("n", Scalar.INT64));
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            columns.add(Declared.nullable("c" + i, type(random, delta, 0)));
        }
        if (layout != Layout.FILES && (random.nextInt(4) > 0 || layout == Layout.DIRECTORY)) {
            int partitions = 1 + random.nextInt(2);
            for (int i = 0; i < partitions; i++) {
                columns.add(
                        random.nextInt(columns.size() + 1),
                        Declared.nullablePartition("p" + i, partition(random, delta)));
            }
        }
        int size = random.nextInt(8) == 0 ? random.nextInt(3) : 5 + random.nextInt(40);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : columns) {
                if (column.name().equals("n")) {
                    values.add((long) row);
                } else {
                    boolean absent = random.nextInt(6) == 0;
                    values.add(absent ? null : value(random, column.type(), column.partition() ? layout : null));
                }
            }
            rows.add(values);
        }
        return new RandomTable(layout, columns, rows);
    }

    RandomTable with(List<List<@Nullable Object>> fewer) {
        return new RandomTable(layout, columns, fewer);
    }

    boolean delta() {
        return layout == Layout.DELTA || layout == Layout.DELTA_WITH_STATISTICS;
    }

    private static ColumnType type(Random random, boolean delta, int depth) {
        int kind = random.nextInt(depth == 0 ? 23 : 18);
        return switch (kind) {
            case 0 -> Scalar.BOOLEAN;
            case 1 -> Scalar.INT8;
            case 2 -> Scalar.INT16;
            case 3 -> Scalar.INT32;
            case 4 -> Scalar.INT64;
            case 5, 6 -> Scalar.FLOAT32;
            case 7, 8 -> Scalar.FLOAT64;
            case 9, 10 -> Scalar.STRING;
            case 11 -> Scalar.BINARY;
            case 12 -> Scalar.DATE;
            case 13 -> delta ? Scalar.DATE : Scalar.TIME;
            case 14 -> Scalar.TIMESTAMP;
            case 15 -> Scalar.INSTANT;
            case 16 -> random.nextBoolean() ? Scalar.UUID : MODE;
            case 17 -> {
                int precision = 1 + random.nextInt(38);
                yield new ColumnType.Decimal(precision, random.nextInt(precision + 1));
            }
            case 18, 19 -> new ColumnType.ListOf(type(random, delta, 1), true);
            case 20 -> new ColumnType.MapOf(key(random), type(random, delta, 1), true);
            default ->
                new ColumnType.Struct(
                        "lake.Pair",
                        List.of(
                                Declared.nullable("x", type(random, delta, 1)),
                                Declared.nullable("y z", type(random, delta, random.nextInt(2)))));
        };
    }

    private static ColumnType key(Random random) {
        ColumnType[] keys = {Scalar.STRING, Scalar.INT32, Scalar.INT64, Scalar.DATE, Scalar.UUID, MODE};
        return keys[random.nextInt(keys.length)];
    }

    private static ColumnType partition(Random random, boolean delta) {
        ColumnType[] types = {
            Scalar.STRING,
            Scalar.STRING,
            Scalar.INT8,
            Scalar.INT16,
            Scalar.INT32,
            Scalar.INT64,
            Scalar.BOOLEAN,
            Scalar.DATE,
            Scalar.UUID,
            MODE,
            new ColumnType.Decimal(9, 2),
            Scalar.TIMESTAMP,
            Scalar.INSTANT,
            delta ? Scalar.DATE : Scalar.TIME
        };
        return types[random.nextInt(types.length)];
    }

    /** A value of the type; one that can be in a directory's name, if it is for a partition. */
    static Object value(Random random, ColumnType type, @Nullable Layout partition) {
        if (type instanceof ColumnType.Decimal decimal) {
            BigInteger greatest = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            BigInteger unscaled = switch (random.nextInt(5)) {
                case 0 -> BigInteger.ZERO;
                case 1 -> greatest;
                case 2 -> greatest.negate();
                case 3 -> BigInteger.valueOf(random.nextInt(19) - 9L);
                default -> new BigInteger(130, random).mod(greatest);
            };
            return new BigDecimal(unscaled, decimal.scale());
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values().get(random.nextInt(enumeration.values().size()));
        }
        if (type instanceof ColumnType.ListOf list) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(random.nextInt(6) == 0 ? null : value(random, list.element(), null));
            }
            return elements;
        }
        if (type instanceof ColumnType.MapOf map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put(
                        value(random, map.key(), null),
                        random.nextInt(6) == 0 ? null : value(random, map.value(), null));
            }
            return entries;
        }
        if (type instanceof ColumnType.Struct struct) {
            Map<Object, @Nullable Object> fields = new HashMap<>();
            for (Column field : struct.fields()) {
                fields.put(field.name(), random.nextInt(5) == 0 ? null : value(random, field.type(), null));
            }
            return fields;
        }
        return scalar(random, (Scalar) type, partition);
    }

    private static Object scalar(Random random, Scalar type, @Nullable Layout partition) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT8 -> integer(random, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> integer(random, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> integer(random, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> integer(random, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT32 -> {
                float[] edges = {
                    0f,
                    -0f,
                    0.1f,
                    1f,
                    -1f,
                    1.5f,
                    Float.NaN,
                    Float.POSITIVE_INFINITY,
                    Float.NEGATIVE_INFINITY,
                    Float.MIN_VALUE,
                    Float.MAX_VALUE,
                    -Float.MAX_VALUE,
                    16777216f
                };
                yield random.nextInt(3) == 0 ? (float) random.nextGaussian() : edges[random.nextInt(edges.length)];
            }
            case FLOAT64 -> {
                double[] edges = {
                    0.0,
                    -0.0,
                    0.1,
                    1,
                    -1,
                    1.5,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE,
                    9007199254740992.0,
                    0.1f
                };
                yield random.nextInt(3) == 0 ? random.nextGaussian() : edges[random.nextInt(edges.length)];
            }
            case STRING -> {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                boolean free = partition == null
                        || !(text.isEmpty()
                                || text.indexOf('\0') >= 0
                                || text.startsWith(".")
                                || (text.startsWith("_") && partition == Layout.DIRECTORY));
                yield free ? text : "plain";
            }
            case BINARY -> {
                byte[] bytes = new byte[random.nextInt(3)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) new int[] {0, 1, 127, 128, 255, 'a'}[random.nextInt(6)];
                }
                yield bytes;
            }
            case DATE -> {
                long[] edges = {0, -1, 1, 19827, 19828, -719529, 2932896, 2932897, -141428, -400000};
                yield LocalDate.ofEpochDay(
                        random.nextInt(4) == 0 ? random.nextInt(40000) - 10000 : edges[random.nextInt(edges.length)]);
            }
            case TIME -> {
                long[] edges = {0, 1, 999_999, 43_200_000_000L, 86_399_999_999L};
                yield LocalTime.ofNanoOfDay(edges[random.nextInt(edges.length)] * 1000);
            }
            case TIMESTAMP -> LocalDateTime.of(1970, 1, 1, 0, 0).plus(micros(random, partition), ChronoUnit.MICROS);
            case INSTANT -> Instant.EPOCH.plus(micros(random, partition), ChronoUnit.MICROS);
            case UUID -> IDS[random.nextInt(IDS.length)];
        };
    }

    private static Object integer(Random random, long least, long greatest) {
        long[] edges = {0, 1, -1, 10, least, greatest, least + 1, greatest - 1};
        return random.nextInt(3) == 0 ? random.nextInt(100) - 50L : edges[random.nextInt(edges.length)];
    }

    private static long micros(Random random, @Nullable Layout partition) {
        long[] edges = {
            0,
            -1,
            1,
            999,
            1000,
            1713088800000000L,
            1713088800000001L,
            1713088800123456L,
            -62135596800000000L,
            253402300799999999L,
            9_000_000_000_000_000_000L,
            -9_000_000_000_000_000_000L
        };
        return edges[random.nextInt(edges.length - (partition == null ? 0 : 2))];
    }
}
