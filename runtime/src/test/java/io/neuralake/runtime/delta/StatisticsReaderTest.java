package io.neuralake.runtime.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Origin;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import io.neuralake.runtime.statistics.Bounds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics that are scanned say the same as when they are parsed, and what is not as it should be is parsed. */
final class StatisticsReaderTest {

    private static final long SEED = 20240414;
    private static final Map<String, ColumnType> TYPES = types();
    private static final String[] SCALARS = {
        "0",
        "-0",
        "5",
        "-7",
        "12",
        "1.5",
        "-2.25",
        "0.1",
        "123456789.123456789",
        "1e3",
        "-1E-2",
        "1e400",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678901234567890",
        "007",
        "1.",
        ".5",
        "+1",
        "NaN",
        "true",
        "false",
        "null",
        "tru",
        "\"\"",
        "\"a\"",
        "\"abc\"",
        "\"a\\u0041\"",
        "\"\ud83d\ude00\"",
        "\"\ud800\"",
        "\"zz\ufffd\"",
        "\"2024-04-14\"",
        "\"2024-13-41\"",
        "\"2024-04-14T10:00:00.000Z\"",
        "\"2024-04-14 10:00:00+02:00\"",
        "\"2024-04-14T10:00:00.00Z\"",
        "\"+024-04-14T10:00:00.000Z\"",
        "\"5\"",
        "\"1.5\"",
        "\"true\"",
        "[1]",
        "{}",
        "{\"x\":1}",
        "{\"x\":\"b\"}",
        "\"a\nb\"",
        "\"unfinished"
    };
    private static final Object[] PROBES = {
        0L,
        5L,
        -7L,
        12L,
        9007199254740993L,
        Long.MAX_VALUE,
        1.5,
        -2.25,
        0.1,
        1000.0,
        0.0,
        5.0,
        -7.0,
        1.2345678912345679E8,
        1.5f,
        5f,
        0.1f,
        -7f,
        "",
        "a",
        "aA",
        "abc",
        "5",
        "b",
        "zz",
        "1.5",
        "true",
        "\ud83d\ude00",
        LocalDate.of(2024, 4, 14),
        true,
        false,
        new BigDecimal("5.00"),
        new BigDecimal("1.50"),
        new BigDecimal("-2.25"),
        new BigDecimal("0.10"),
        1713088800000000L,
        1713081600000000L
    };

    private final StatisticsSlots slots = slots();
    private final Random random = new Random(SEED);

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("l", Scalar.INT64);
        types.put("i", Scalar.INT32);
        types.put("d", Scalar.FLOAT64);
        types.put("f", Scalar.FLOAT32);
        types.put("s", Scalar.STRING);
        types.put("m", new ColumnType.Decimal(10, 2));
        types.put("day", Scalar.DATE);
        types.put("moment", Scalar.INSTANT);
        types.put("truth", Scalar.BOOLEAN);
        return types;
    }

    private static StatisticsSlots slots() {
        List<Column> declared = new ArrayList<>();
        TYPES.forEach((name, type) -> declared.add(column(name, type)));
        declared.add(column("n", new ColumnType.Struct("N", List.of(column("x", Scalar.STRING)))));
        Map<String, DataType> stored = Map.of(
                "l", LongType.LONG,
                "i", IntegerType.INTEGER,
                "d", DoubleType.DOUBLE,
                "f", FloatType.FLOAT,
                "s", StringType.STRING,
                "m", new DecimalType(10, 2),
                "day", DateType.DATE,
                "moment", TimestampType.TIMESTAMP,
                "truth", BooleanType.BOOLEAN,
                "n", new StructType().add("x", StringType.STRING));
        StructType schema = new StructType();
        for (Column column : declared) {
            schema = schema.add(column.name(), stored.get(column.name()));
        }
        // As column mapping does it: another name in the statistics, here one that begins as another's does.
        return new StatisticsSlots(declared, schema, Map.of("i", new StoredField("l2", 7, Map.of())));
    }

    private static Column column(String name, ColumnType type) {
        return new Column(
                name,
                name,
                "java.lang.Object",
                type,
                true,
                false,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of("lake.Any").member(name));
    }

    /** What is known after reading: number of rows, nulls, and how each bound compares with values of its type. */
    private List<String> known(String json) {
        FileStatistics statistics = new FileStatistics(slots, 1);
        new StatisticsReader(slots, statistics).read(0, json);
        return known(statistics);
    }

    private List<String> known(FileStatistics statistics) {
        statistics.trim();
        List<String> known = new ArrayList<>();
        known.add("records " + statistics.records(0));
        for (int slot = 0; slot < slots.types().size(); slot++) {
            ColumnType type = slots.types().get(slot);
            Bounds bounds = statistics.column(slot).bounds();
            StringBuilder line = new StringBuilder(type.text())
                    .append(statistics.column(slot).present())
                    .append(statistics.column(slot).absent());
            for (Object probe : PROBES) {
                if (fits(type, probe)) {
                    Value value = new Value(type, probe);
                    line.append(' ')
                            .append(left(files -> bounds.clearUnlessBelow(files, value, true)))
                            .append(left(files -> bounds.clearUnlessAbove(files, value, true)));
                }
            }
            known.add(line.toString());
        }
        return known;
    }

    private interface Narrowing {
        void narrow(BitSet files);
    }

    private static int left(Narrowing narrowing) {
        BitSet files = new BitSet();
        files.set(0);
        narrowing.narrow(files);
        return files.cardinality();
    }

    private static boolean fits(ColumnType type, Object probe) {
        if (type instanceof ColumnType.Decimal) {
            return probe instanceof BigDecimal;
        }
        return switch ((Scalar) type) {
            case INT32, INT64, INSTANT -> probe instanceof Long;
            case FLOAT64 -> probe instanceof Double;
            case FLOAT32 -> probe instanceof Float;
            case STRING -> probe instanceof String;
            case DATE -> probe instanceof LocalDate;
            default -> probe instanceof Boolean;
        };
    }

    /** The same statistics after a member that the scanner does not take, and which says nothing. */
    private static String parsed(String json) {
        String rest = json.strip().substring(1);
        return "{\"\\u0078\":0" + (rest.strip().startsWith("}") ? "" : ",") + rest;
    }

    @Test
    void whatIsScannedIsWhatIsParsed() {
        int scanned = 0;
        for (int i = 0; i < 20_000; i++) {
            String json = random.nextInt(3) == 0 ? damaged(statistics()) : statistics();
            if (!json.startsWith("{")) {
                continue;
            }
            FileStatistics statistics = new FileStatistics(slots, 1);
            statistics.begin(0);
            if (new StatisticsScanner(slots, statistics).read(0, json)) {
                statistics.end(0);
                assertThat(known(statistics)).as("seed %d: %s", SEED, json).isEqualTo(known(parsed(json)));
                scanned++;
            }
            assertThat(known(json)).as("seed %d: %s", SEED, json).isEqualTo(known(parsed(json)));
        }
        // A scanner that takes nothing would be right too.
        assertThat(scanned).isBetween(3_000, 17_000);
    }

    private String statistics() {
        List<String> members = new ArrayList<>();
        for (String name : List.of("numRecords", "minValues", "maxValues", "nullCount", "tightBounds", "minValues")) {
            if (random.nextInt(4) > 0) {
                boolean columns = name.endsWith("Values") || name.equals("nullCount");
                members.add(space()
                        + '"'
                        + name
                        + '"'
                        + space()
                        + ':'
                        + space()
                        + (columns && random.nextInt(20) > 0 ? columns() : scalar()));
            }
        }
        return "{" + String.join(",", members) + space() + "}";
    }

    private String columns() {
        List<String> members = new ArrayList<>();
        for (String name : List.of("l", "l2", "d", "f", "s", "m", "day", "moment", "truth", "n", "i", "other", "l")) {
            if (random.nextInt(3) == 0) {
                members.add('"' + name + "\":" + space() + scalar());
            }
        }
        return "{" + space() + String.join(space() + ",", members) + "}";
    }

    private String scalar() {
        // Mostly what is right, or nothing would ever be read to its end.
        return SCALARS[random.nextInt(random.nextInt(24) == 0 ? SCALARS.length : 9)];
    }

    private String space() {
        return random.nextInt(8) == 0 ? " \n" : "";
    }

    private String damaged(String json) {
        int at = random.nextInt(json.length());
        String letters = "{}[]\",:.-+eE0159\\ tfnul\u0000é";
        String letter = String.valueOf(letters.charAt(random.nextInt(letters.length())));
        return switch (random.nextInt(3)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + letter + json.substring(at);
            default -> json.substring(0, at) + letter + json.substring(at + 1);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"numRecords\":3,\"minValues\":{\"l\":1}",
                "{\"numRecords\":99999999999999999999,\"minValues\":{\"l\":1}}",
                "{\"numRecords\":3,\"minValues\":{\"l\":01}}",
                "{\"numRecords\":3,\"minValues\":{\"l\":1},\"x\":tru}",
                "{\"numRecords\":3,\"nullCount\":{\"l\":99999999999999999999}}"
            })
    void ofWhatIsBrokenNothingIsKnown(String json) {
        assertThat(known(json)).isEqualTo(known("{}"));
    }

    @Test
    void statisticsOfOneFileSayNothingOfTheNext() {
        FileStatistics statistics = new FileStatistics(slots, 2);
        StatisticsReader reader = new StatisticsReader(slots, statistics);
        reader.read(0, "{\"numRecords\":3,\"minValues\":{\"l\":1},\"nullCount\":{\"l\":0,\"l2\":3}}");
        reader.read(1, "{\"numRecords\":3}");

        assertThat(statistics.column(0).present().stream()).containsExactly(0);
        assertThat(statistics.column(1).absent().stream()).containsExactly(0);
        BitSet files = new BitSet();
        files.set(0, 2);
        statistics.column(0).bounds().clearUnlessBelow(files, new Value(Scalar.INT64, 0L), true);
        assertThat(files.stream()).containsExactly(1);
    }
}
