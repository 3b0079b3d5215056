package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is in the table, as it was given, and can be read at once. */
final class AppenderTest {

    @TempDir
    Path directory;

    private final Table spikes = Lake.delta(
            "spikes",
            Lake.column("channel", Scalar.INT32),
            Lake.column("at", Scalar.INSTANT),
            Lake.nullable("label", Scalar.STRING));

    private static Map<String, ?> spike(int channel, String label) {
        Map<String, Object> row = new HashMap<>();
        row.put("channel", channel);
        row.put("at", Instant.parse("2024-04-14T09:00:00.000123Z").plusSeconds(channel));
        row.put("label", label);
        return row;
    }

    private static List<Row> rows(Catalog catalog, String table) {
        try (Stream<Row> rows = catalog.table("lab." + table).stream()) {
            return rows.toList();
        }
    }

    @Test
    void theFirstRowMakesTheTableWithTheLowestProtocol() throws Exception {
        Lake lake = new Lake(directory);
        try (Catalog catalog = lake.open(spikes)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "spikes")) {
                Committed committed = appender.append(spike(7, "a")).join();

                assertThat(committed.version()).isEqualTo(OptionalLong.of(0));
                assertThat(catalog.table("lab.spikes").count()).isEqualTo(1);
                assertThat(appender.append(spike(8, null)).join().version()).hasValue(1);
            }
            assertThat(rows(catalog, "spikes"))
                    .extracting(row -> row.get("channel"), row -> row.get("label"))
                    .containsExactlyInAnyOrder(tuple(7, "a"), tuple(8, null));
        }
        assertThat(lake.commit("spikes", 0))
                .contains("\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}")
                .contains("\\\"name\\\":\\\"channel\\\",\\\"type\\\":\\\"integer\\\",\\\"nullable\\\":false");
        assertThat(lake.commit("spikes", 1))
                .contains(
                        "\\\"numRecords\\\":1",
                        "\\\"minValues\\\":{\\\"channel\\\":8,\\\"at\\\":\\\"2024-04-14T09:00:08.000Z")
                .contains("\\\"nullCount\\\":{\\\"channel\\\":0,\\\"at\\\":0,\\\"label\\\":1}");
    }

    @Test
    void everyTypeComesBackAsItWasGiven() {
        Table types = Lake.delta(
                "types",
                Lake.nullable("bool", Scalar.BOOLEAN),
                Lake.nullable("i8", Scalar.INT8),
                Lake.nullable("i16", Scalar.INT16),
                Lake.nullable("i32", Scalar.INT32),
                Lake.nullable("i64", Scalar.INT64),
                Lake.nullable("f32", Scalar.FLOAT32),
                Lake.nullable("f64", Scalar.FLOAT64),
                Lake.nullable("text", Scalar.STRING),
                Lake.nullable("blob", Scalar.BINARY),
                Lake.nullable("day", Scalar.DATE),
                Lake.nullable("local", Scalar.TIMESTAMP),
                Lake.nullable("moment", Scalar.INSTANT),
                Lake.nullable("id", Scalar.UUID),
                Lake.nullable("price", new ColumnType.Decimal(12, 2)),
                Lake.nullable("list", new ColumnType.ListOf(Scalar.INT32, true)),
                Lake.nullable("map", new ColumnType.MapOf(Scalar.STRING, Scalar.INT64, false)));
        Map<String, Object> row = new HashMap<>();
        row.put("bool", true);
        row.put("i8", (byte) -128);
        row.put("i16", (short) 32767);
        row.put("i32", Integer.MIN_VALUE);
        row.put("i64", Long.MAX_VALUE);
        row.put("f32", 0.1f);
        row.put("f64", -0.0);
        row.put("text", "änd\"ere\n\u0001 \uD83D\uDE00");
        row.put("blob", new byte[] {0, -1});
        row.put("day", LocalDate.of(1582, 10, 4));
        row.put("local", LocalDateTime.parse("1969-12-31T23:59:59.999999"));
        row.put("moment", Instant.parse("1969-12-31T23:59:59.999999Z"));
        row.put("id", UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
        row.put("price", new BigDecimal("-9999999999.99"));
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        list.add(null);
        row.put("list", list);
        row.put("map", Map.of("a", 1L));

        try (Catalog catalog = new Lake(directory).open(types)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "types")) {
                appender.append(List.of(row, Map.of())).join();
            }
            List<Row> back = rows(catalog, "types");
            assertThat(back).hasSize(2);
            Row full = back.get(0).get("i32") == null ? back.get(1) : back.get(0);
            Row empty = back.get(0).get("i32") == null ? back.get(0) : back.get(1);
            row.remove("id");
            row.forEach((name, value) -> assertThat(full.get(name)).as(name).isEqualTo(value));
            assertThat(full.get("id").toString()).isEqualTo("0f8fad5b-d9cb-469f-a165-70867728950e");
            row.keySet().forEach(name -> assertThat(empty.get(name)).as(name).isNull());
        }
    }

    @Test
    void partitionsAreDirectoriesWithEscapedNamesAndComeBackAsValues() throws Exception {
        Table parted = Lake.delta(
                "parted",
                Lake.partition("day", Scalar.DATE),
                Lake.nullablePartition("site", Scalar.STRING),
                Lake.partition("moment", Scalar.INSTANT),
                Lake.column("n", Scalar.INT64));
        Lake lake = new Lake(directory);
        String odd = "a/b=c%20d é:?#[]'\"*";
        Instant moment = Instant.parse("2024-04-14T09:00:00.000123Z");
        try (Catalog catalog = lake.open(parted)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "parted")) {
                List<Map<String, ?>> rows = new ArrayList<>();
                for (long n = 0; n < 100; n++) {
                    Map<String, Object> row = new HashMap<>();
                    row.put("day", LocalDate.of(2024, 4, 14).plusDays(n % 2));
                    row.put("site", n % 3 == 0 ? null : odd);
                    row.put("moment", moment);
                    row.put("n", n);
                    rows.add(row);
                }
                assertThat(appender.append(rows).join().version()).hasValue(0);
            }
            assertThat(rows(catalog, "parted")).hasSize(100).allSatisfy(row -> {
                long n = (Long) row.get("n");
                assertThat(row.get("day")).isEqualTo(LocalDate.of(2024, 4, 14).plusDays(n % 2));
                assertThat(row.get("site")).isEqualTo(n % 3 == 0 ? null : odd);
                assertThat(row.get("moment")).isEqualTo(moment);
            });
            assertThat(catalog.table("lab.parted")
                            .where(t ->
                                    t.column("site").eq(odd).and(t.column("n").lt(10L)))
                            .count())
                    .isEqualTo(6);
        }
        assertThat(lake.files("parted", ".parquet"))
                .hasSize(4)
                .allMatch(
                        name -> name.matches(
                                "day=2024-04-1[45]/site=(__HIVE_DEFAULT_PARTITION__"
                                        + "|a%2Fb%3Dc%2520d é%3A%3F%23%5B%5D%27%22%2A)/moment=2024-04-14T09%3A00%3A00.000123Z/part-.*"));
    }

    @Test
    void plainParquetTablesGetFilesThatAppearWhole() throws Exception {
        Table hive = Lake.parquet(
                "hive", Partitioning.HIVE, Lake.partition("site", Scalar.STRING), Lake.column("n", Scalar.INT32));
        Table flat = Lake.parquet(
                "flat", Partitioning.DIRECTORY, Lake.partition("site", Scalar.STRING), Lake.column("n", Scalar.INT32));
        Lake lake = new Lake(directory);
        try (Catalog catalog = lake.open(hive, flat)) {
            for (String name : List.of("hive", "flat")) {
                try (Appender<Map<String, ?>> appender = Lake.appender(catalog, name)) {
                    appender.append(List.of(Map.of("site", "x y", "n", 1), Map.of("site", "z", "n", 2)))
                            .join();
                    assertThatThrownBy(() -> appender.stream("s"))
                            .isInstanceOf(LakeException.class)
                            .hasMessageContaining("cannot remember how far stream 's' is");
                }
                assertThat(rows(catalog, name))
                        .extracting(row -> row.get("site") + " " + row.get("n"))
                        .containsExactlyInAnyOrder("x y 1", "z 2");
            }
        }
        assertThat(lake.files("hive", "")).hasSize(2).allMatch(name -> name.matches("site=(x y|z)/part-.*parquet"));
        assertThat(lake.files("flat", "")).hasSize(2).allMatch(name -> name.matches("(x y|z)/part-.*parquet"));
    }

    @Test
    void anAppendThatDoesNotFitFailsAlone() throws Exception {
        try (Catalog catalog = new Lake(directory).open(spikes)) {
            Appender<Map<String, ?>> appender = Appender.open(
                    Lake.storage(catalog, "spikes"), AppenderOptions.local().interval(Duration.ofHours(1)));
            // The first does not wait; the others are a group, which closing commits.
            appender.append(spike(0, "")).join();
            CompletableFuture<Committed> good = appender.append(spike(1, "a"));
            CompletableFuture<Committed> absent = appender.append(List.of(spike(2, "b"), Map.of("channel", 3)));
            CompletableFuture<Committed> other = appender.append(Map.of("channel", "four"));
            CompletableFuture<Committed> unknown = appender.append(Map.of("chanel", 5));
            CompletableFuture<Committed> last = appender.append(spike(6, "c"));
            appender.close();

            assertThat(good.join().version()).hasValue(1);
            assertThat(last.join().version()).hasValue(1);
            assertThatThrownBy(absent::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("'at' is declared to have a value in every row");
            assertThatThrownBy(other::join).hasMessageContaining("another class than its column");
            assertThatThrownBy(unknown::join).hasMessageContaining("did you mean 'channel'?");
            assertThat(rows(catalog, "spikes"))
                    .extracting(row -> row.get("channel"))
                    .containsExactlyInAnyOrder(0, 1, 6);
            assertThatThrownBy(() -> appender.append(spike(7, "d"))).hasMessageContaining("the appender is closed");
        }
    }

    @Test
    void manyProducersShareCommits() throws Exception {
        try (Catalog catalog = new Lake(directory).open(spikes)) {
            try (Appender<Map<String, ?>> appender = Appender.open(
                    Lake.storage(catalog, "spikes"), AppenderOptions.local().queuedRows(50))) {
                List<Thread> producers = new ArrayList<>();
                for (int p = 0; p < 4; p++) {
                    int producer = p;
                    Thread thread = new Thread(() -> {
                        for (int i = 0; i < 250; i++) {
                            CompletableFuture<Committed> unused = appender.append(spike(producer * 250 + i, "x"));
                        }
                    });
                    thread.start();
                    producers.add(thread);
                }
                for (Thread thread : producers) {
                    thread.join();
                }
                assertThat(appender.flush().version()).isPresent();
                assertThat(catalog.table("lab.spikes").count()).isEqualTo(1000);
            }
            assertThat(rows(catalog, "spikes"))
                    .extracting(row -> row.get("channel"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void twoAppendersOfOneTableTakeTurns() {
        try (Catalog catalog = new Lake(directory).open(spikes)) {
            try (Appender<Map<String, ?>> one = Lake.appender(catalog, "spikes");
                    Appender<Map<String, ?>> other = Lake.appender(catalog, "spikes")) {
                List<CompletableFuture<Committed>> answers = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    answers.add(one.append(spike(i, "one")));
                    answers.add(other.append(spike(100 + i, "other")));
                    if (i % 4 == 0) {
                        answers.get(answers.size() - 1).join();
                    }
                }
                answers.forEach(CompletableFuture::join);
            }
            assertThat(catalog.table("lab.spikes").count()).isEqualTo(80);
        }
    }

    @Test
    void filesHaveTheTypesThatOthersExpect() throws Exception {
        Table types = Lake.delta(
                "types",
                Lake.column("i8", Scalar.INT8),
                Lake.column("moment", Scalar.INSTANT),
                Lake.column("local", Scalar.TIMESTAMP),
                Lake.column("day", Scalar.DATE),
                Lake.column("text", Scalar.STRING),
                Lake.column("small", new ColumnType.Decimal(9, 2)),
                Lake.column("large", new ColumnType.Decimal(38, 10)),
                Lake.column("list", new ColumnType.ListOf(Scalar.FLOAT32, false)));
        Lake lake = new Lake(directory);
        try (Catalog catalog = lake.open(types);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "types")) {
            appender.append(Map.of(
                            "i8",
                            (byte) 1,
                            "moment",
                            Instant.EPOCH,
                            "local",
                            LocalDateTime.parse("1970-01-01T00:00:00"),
                            "day",
                            LocalDate.EPOCH,
                            "text",
                            "a",
                            "small",
                            new BigDecimal("1.00"),
                            "large",
                            new BigDecimal("1.0000000000"),
                            "list",
                            List.of(1f)))
                    .join();
        }
        Path file = lake.path("types").resolve(lake.files("types", ".parquet").get(0));
        List<String> columns = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT name, type, converted_type, logical_type FROM parquet_schema('"
                                + file + "') WHERE type IS NOT NULL")) {
            while (rows.next()) {
                String logical =
                        rows.getString(4) == null ? "" : " " + rows.getString(4).replaceFirst("[,)].*", "");
                columns.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + logical);
            }
        }
        assertThat(columns)
                .containsExactly(
                        "i8 INT32 INT_8",
                        "moment INT64 TIMESTAMP_MICROS TimestampType(isAdjustedToUTC=1",
                        "local INT64 TIMESTAMP_MICROS TimestampType(isAdjustedToUTC=0",
                        "day INT32 DATE",
                        "text BYTE_ARRAY UTF8",
                        "small INT32 DECIMAL DecimalType(scale=2",
                        "large FIXED_LEN_BYTE_ARRAY DECIMAL DecimalType(scale=10",
                        "element FLOAT null");
    }
}
