package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.RowWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Function tables that are called in statements and by name. */
final class FunctionStatementTest {

    private static final Table NUMBERS = function(
            "numbers",
            NumbersTable.class,
            List.of(parameter("count", Scalar.INT64, false), parameter("label", Scalar.STRING, true)),
            Declared.column("id", Scalar.INT64),
            Declared.nullable("label", Scalar.STRING));

    private static final Table TICKS =
            function("ticks", TicksTable.class, List.of(), Declared.column("id", Scalar.INT64));

    private static final Map<String, ColumnType> TYPES = types();

    private static final Table ECHO = function(
            "echo",
            EchoTable.class,
            TYPES.entrySet().stream()
                    .map(type -> parameter(type.getKey(), type.getValue(), true))
                    .toList(),
            Declared.nullable("said", Scalar.STRING));

    private static final Table DELTA = Declared.delta(
            "m", "stored", Declared.column("id", Scalar.INT64), Declared.nullable("name", Scalar.STRING));

    private static final Table PARQUET = Declared.hive("m", "files", Declared.column("id", Scalar.INT64));

    /** Generated code calls static methods, so that they tell a static queue that they were called. */
    private static final ConcurrentLinkedQueue<String> CALLS = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        CALLS.clear();
        TestLake lake = new TestLake(directory);
        lake.createDelta(
                "m/stored", new StructType().add("id", LongType.LONG).add("name", StringType.STRING), List.of());
        lake.append("m/stored", Map.of(), "SELECT range AS id, 'n' || range AS name FROM range(100)", Optional.empty());
        lake.parquet("m/files/1.parquet", "SELECT range AS id FROM range(50, 150)");
        catalog = lake.open(NUMBERS, TICKS, ECHO, DELTA, PARQUET);
    }

    @AfterEach
    void close() {
        // Fails if any of the batches were not freed.
        catalog.close();
    }

    @Test
    void itIsCalledByPositionAndByName() {
        assertThat(ids("SELECT id FROM m.numbers(3)")).containsExactly(0L, 1L, 2L);
        assertThat(ids("SELECT id FROM m.numbers(count := 2, label := 'a') WHERE label = 'a'"))
                .containsExactly(0L, 1L);
        assertThat(ids("SELECT id FROM m.numbers(label := NULL, count := 1 + 1) WHERE label IS NULL"))
                .containsExactly(0L, 1L);
        assertThat(CALLS).containsExactly("3 null", "2 a", "2 null");
        try (Stream<Row> rows = catalog.sql("SELECT * FROM m.numbers(1, 'x''y')").stream()) {
            assertThat(rows.map(Row::toString)).containsExactly("{id=0, label=x'y}");
        }
    }

    @Test
    void withoutParametersItIsATableToo() {
        assertThat(ids("SELECT id FROM m.ticks()")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(ids("SELECT t.id FROM m.ticks AS t WHERE t.id > 2")).containsExactly(3L);
        assertThat(catalog.table("m.ticks").where(t -> t.column("id").lt(2)).count())
                .isEqualTo(2);
    }

    @Test
    void itIsJoinedWithStoredTablesAndItself() {
        assertThat(ids("SELECT s.id FROM m.stored s JOIN m.numbers(60) n USING (id) JOIN m.files f USING (id)"))
                .containsExactlyElementsOf(LongStream.range(50, 60).boxed().toList());
        assertThat(ids("SELECT n.id FROM m.numbers(5, 'a') n LEFT JOIN m.numbers(3, 'b') o ON n.id = o.id"
                        + " WHERE o.label IS NULL"))
                .containsExactly(3L, 4L);
        assertThat(ids("WITH x AS (SELECT * FROM m.numbers(7)) SELECT a.id FROM x a JOIN x b ON a.id = b.id + 5"))
                .containsExactly(5L, 6L);
        assertThat(ids("SELECT id FROM m.stored WHERE id IN (SELECT id FROM m.numbers(2))"
                        + " OR id = (SELECT max(id) FROM m.numbers(99))"))
                .containsExactly(0L, 1L, 98L);
        assertThat(ids("SELECT id FROM m.numbers(1) UNION ALL SELECT id + 10 FROM m.numbers(2)"))
                .containsExactly(0L, 10L, 11L);
    }

    @Test
    void theSameCallIsMadeOnce() {
        assertThat(ids("SELECT a.id FROM m.numbers(3, 'x') a JOIN m.numbers(label := 'x', count := 3) b USING (id)"))
                .hasSize(3);
        assertThat(CALLS).containsExactly("3 x");
    }

    @Test
    void whatTheStatementDoesNotNeedIsNotCalled() {
        assertThat(ids("WITH unused AS (SELECT * FROM m.numbers(3)) SELECT id FROM m.ticks WHERE id = 1"))
                .containsExactly(1L);
        assertThat(ids("SELECT id FROM m.numbers(3) WHERE false")).isEmpty();
        assertThat(CALLS).isEmpty();
    }

    @Test
    void anArgumentOfEachTypeIsConverted() {
        String said = "true 1 -2 3 4000000000 0.5 0.25 c text 00ff 2024-02-29 09:30 2024-02-29T09:30:00.000001"
                + " 2024-02-29T07:30:00Z 0f8fad5b-d9cb-469f-a165-70867728950e WARM";
        assertThat(
                        said(
                                "SELECT said FROM m.echo(true, 1, -2, 3, 4000000000, 0.5, 0.25, 'c', 'text', x'00ff',"
                                        + " DATE '2024-02-29', TIME '09:30', TIMESTAMP '2024-02-29 09:30:00.000001',"
                                        + " TIMESTAMPTZ '2024-02-29 09:30:00+02', UUID '0f8fad5b-d9cb-469f-a165-70867728950e', 'WARM')"))
                .isEqualTo(said);
        assertThat(said("SELECT said FROM m.echo('true', '1', '-2', '3', '4000000000', '0.5', '0.25', 'c', 'text',"
                        + " x'00ff', '2024-02-29', '09:30:00', '2024-02-29T09:30:00.000001',"
                        + " '2024-02-29T09:30:00+02:00', '0f8fad5b-d9cb-469f-a165-70867728950e', 'WARM')"))
                .isEqualTo(said);
        assertThat(said("SELECT said FROM m.echo()"))
                .isEqualTo(String.join(" ", Collections.nCopies(TYPES.size(), "null")));
    }

    @Test
    void argumentsByNameAreValuesOrText() {
        Map<String, Object> values = new HashMap<>();
        values.put("truth", true);
        values.put("int8", 1);
        values.put("int64", 4_000_000_000L);
        values.put("float32", 0.5);
        values.put("letter", 'c');
        values.put("bytes", new byte[] {0, -1});
        values.put("day", LocalDate.of(2024, 2, 29));
        values.put("moment", Instant.parse("2024-02-29T07:30:00Z"));
        values.put("mode", Mode.WARM);
        values.put("text", null);

        List<Object> said = said(values);
        assertThat(said)
                .containsExactly(
                        "true 1 null null 4000000000 0.5 null c null 00ff 2024-02-29 null null 2024-02-29T07:30:00Z null WARM");
        Map<String, Object> texts = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString());
            }
        });
        assertThat(said(texts)).isEqualTo(said);
    }

    private List<Object> said(Map<String, ?> arguments) {
        try (Stream<Row> rows = catalog.table("m.echo").call(arguments).stream()) {
            return rows.map(row -> row.get(0)).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            m.numbers()                     | parameter 'count' has no argument            | m.numbers(count int64, label string or null)
            m.numbers                       | parameter 'count' has no argument            | m.numbers(count int64, label string or null)
            m.numbers(label := 'a')         | parameter 'count' has no argument            | give it int64
            m.numbers(NULL)                 | parameter 'count' must not be null           | give it int64
            m.numbers('many')               | 'many' of parameter 'count', which is int64, is not a whole number | write a whole number
            m.numbers(1.5)                  | '1.5' of parameter 'count'                   | write a whole number
            m.numbers(9223372036854775808)  | is out of the range of int64                 | write a number from
            m.numbers([1, 2])               | is [1,2], and int64 is a single value        | give int64
            m.numbers(1, 5)                 | '5' of parameter 'label', which is string, is no text | put it in quotes
            m.numbers(1, 'a', 'b')          | m.numbers does not take these arguments      | its signature is m.numbers(count int64, label string or null)
            m.numbers(conut := 1)           | it has no parameter 'conut'                  | did you mean 'count'? its signature is m.numbers(
            m.numbers(1, labl => 'a')       | it has no parameter 'labl'                   | did you mean 'label'?
            m.nubmers(1)                    | does not exist                               | did you mean m.numbers?
            m.stored(1)                     | does not exist                               | m.stored is no function table
            m.echo(mode := 'HOT')           | 'HOT' of parameter 'mode', which is enum, is no constant of Mode | WARM
            m.echo(day := '29.2.2024')      | '29.2.2024' of parameter 'day'               | write it as
            m.echo(letter := 'ab')          | is not one character                         | give one character
            """)
    void wrongArgumentsAreNamed(String call, String reason, String fix) {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM " + call))
                .isInstanceOfSatisfying(LakeException.class, e -> {
                    assertThat(e.reason()).contains(reason);
                    assertThat(e.fix()).contains(fix);
                });
        assertThat(CALLS).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM m.stored s, m.numbers(s.id) n",
                "SELECT * FROM m.stored s, LATERAL (SELECT * FROM m.numbers(s.id)) n",
                "SELECT (SELECT max(n.id) FROM m.numbers(s.id) n) FROM m.stored s",
                "SELECT * FROM m.numbers(id)",
                "SELECT * FROM m.numbers((SELECT 3))",
                "SELECT * FROM m.numbers(CAST(random() AS BIGINT))",
                "SELECT * FROM m.numbers(1) a, m.numbers(a.id) b"
            })
    void onlyConstantsAreArguments(String statement) {
        assertThatThrownBy(() -> catalog.sql(statement))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("function table 'm.numbers'")
                .hasMessageContaining("the argument of parameter 'count' is no constant")
                .hasMessageContaining("called before the statement runs");
    }

    @Test
    void argumentsMayBeParameters() {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM m.numbers(?)"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("nothing gives it a value");
        assertThat(catalog.sql("SELECT * FROM m.numbers($1)", 3).count()).isEqualTo(3);
        assertThat(catalog.describe("SELECT * FROM m.numbers($1)").columns().getFields())
                .hasSize(2);
    }

    @Test
    void whatIsMadeForCallsCannotBeSeen() {
        assertThatThrownBy(() ->
                        catalog.sql("SELECT * FROM m.numbers(1), (SELECT table_name FROM information_schema.tables) t"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("no table of the catalog");
        assertThatThrownBy(() -> catalog.sql("SELECT neuralake_call FROM m.numbers(1)"))
                .isInstanceOf(LakeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.nubmers", "nubmers", "m.tick", "ticks", "m.\"m.numbers\"", "m.nubmers(1)", "numbers(1)"})
    void suggestionsDoNotNameWhatIsHidden(String name) {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM " + name + " -- m.numbers m.ticks"))
                .isInstanceOf(LakeException.class)
                .hasMessageNotContaining("neuralake_");
    }

    @Test
    void theTimeIsTheSameWhenTheFunctionIsCalledAndWhenTheStatementRuns() {
        assertThat(catalog.sql("SELECT * FROM m.echo(moment := now())").count()).isPositive();
    }

    @Test
    void wrongArgumentsByNameAreNamed() {
        UntypedTable numbers = catalog.table("m.numbers");

        assertThatThrownBy(() -> numbers.call(Map.of("cuont", 1)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("no parameter 'cuont'")
                .hasMessageContaining("did you mean 'count'?");
        assertThatThrownBy(() -> numbers.call(Map.of("x", 1))).hasMessageContaining("its signature is m.numbers(");
        assertThatThrownBy(() -> numbers.call(Map.of())).hasMessageContaining("parameter 'count' has no argument");
        assertThatThrownBy(numbers::count).hasMessageContaining("parameter 'count' has no argument");
        assertThatThrownBy(() -> catalog.table("m.stored").call(Map.of()))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it is no function table");
        assertThat(numbers.call(Map.of("count", 5))
                        .where(t -> t.column("id").ge(3))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void codeThatIsNotThereIsNamed() {
        Table lost = function("lost", "lake.LostTable", List.of(), Declared.column("id", Scalar.INT64));
        try (Catalog other = new TestLake(directory.resolve("lost")).open(lost)) {
            assertThatThrownBy(() -> other.table("m.lost").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("no class lake.LostTable$ByName")
                    .hasMessageContaining("put the module that declares it on the class path");
            assertThatThrownBy(() -> other.sql("SELECT * FROM m.lost").count())
                    .hasMessageContaining("no class lake.LostTable$ByName");
        }
    }

    @Test
    void aFailureOfTheFunctionIsItsOwn() {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM m.numbers(-1)").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("cannot read table 'm.numbers': its function failed")
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> catalog.sql("SELECT count(*) FROM m.numbers(1000000, 'bad')")
                        .count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("its function failed")
                .hasMessageContaining("bad row");
    }

    @Test
    void aLimitStopsTheOnlyCall() {
        // Row 500,000 fails.
        assertThat(ids("SELECT id FROM m.numbers(1000000, 'bad') LIMIT 3 OFFSET 1"))
                .containsExactly(1L, 2L, 3L);
        assertThat(ids("SELECT id FROM m.numbers(10, 'x') WHERE id % 4 = 1 LIMIT 2"))
                .hasSize(2);
        assertThat(ids("SELECT id FROM m.numbers(3) UNION ALL SELECT id FROM m.numbers(2) LIMIT 4"))
                .hasSize(4);
        assertThat(ids("SELECT id FROM m.numbers(10) WHERE id > 7 LIMIT 5")).containsExactly(8L, 9L);
    }

    @Test
    void explainTellsTheCalls() {
        assertThat(catalog.sql("SELECT * FROM m.numbers(3) JOIN m.stored USING (id)")
                        .explain())
                .contains("scan of m.numbers (function)", "call of", "\"count\":3", "scan of m.stored");
        assertThat(CALLS).isEmpty();
    }

    @Test
    void twoThreadsCallEachForItself() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                int count = i * 1000;
                tasks.add(() -> ids("SELECT id FROM m.numbers(" + count + ")").size());
            }
            int expected = 1000;
            for (Future<Integer> size : threads.invokeAll(tasks)) {
                assertThat(size.get()).isEqualTo(expected);
                expected += 1000;
            }
        } finally {
            threads.shutdown();
        }
    }

    private List<Long> ids(String statement) {
        try (Stream<Row> rows = catalog.sql(statement).stream()) {
            return rows.map(row -> (Long) row.get("id")).sorted().toList();
        }
    }

    private @Nullable Object said(String statement) {
        try (Stream<Row> rows = catalog.sql(statement).stream()) {
            return rows.map(row -> row.get("said")).findFirst().orElseThrow();
        }
    }

    /** A choice. */
    enum Mode {
        COLD,
        WARM
    }

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("truth", Scalar.BOOLEAN);
        types.put("int8", Scalar.INT8);
        types.put("int16", Scalar.INT16);
        types.put("int32", Scalar.INT32);
        types.put("int64", Scalar.INT64);
        types.put("float32", Scalar.FLOAT32);
        types.put("float64", Scalar.FLOAT64);
        types.put("letter", Scalar.STRING);
        types.put("text", Scalar.STRING);
        types.put("bytes", Scalar.BINARY);
        types.put("day", Scalar.DATE);
        types.put("time", Scalar.TIME);
        types.put("timestamp", Scalar.TIMESTAMP);
        types.put("moment", Scalar.INSTANT);
        types.put("id", Scalar.UUID);
        types.put("mode", new ColumnType.Enumeration(Mode.class.getName(), List.of("COLD", "WARM")));
        return types;
    }

    private static Parameter parameter(String name, ColumnType type, boolean nullable) {
        String java = name.equals("letter") ? "java.lang.Character" : "java.lang.Object";
        return new Parameter(name, name, java, type, nullable, "", Origin.of("lake.Any"));
    }

    private static Table function(
            String name, Class<?> accessor, List<Parameter> parameters, io.neuralake.catalog.Column... columns) {
        return function(name, accessor.getName(), parameters, columns);
    }

    private static Table function(
            String name, String accessor, List<Parameter> parameters, io.neuralake.catalog.Column... columns) {
        return Declared.function("m", name, "java.util.stream.Stream<lake.Row>", accessor, parameters, columns);
    }

    /** A row. */
    record Numbered(long id, @Nullable String label) {}

    private static Stream<Numbered> numbers(long count, @Nullable String label) {
        if (count < 0) {
            throw new IllegalArgumentException("negative");
        }
        CALLS.add(count + " " + label);
        return LongStream.range(0, count).mapToObj(id -> {
            if ("bad".equals(label) && id == 500_000) {
                throw new IllegalStateException("bad row");
            }
            return new Numbered(id, label);
        });
    }

    /** What the compiler generates. */
    static final class NumbersTable extends FunctionAccessor<NumbersTable, Numbered> {

        private final long count;
        private final @Nullable String label;

        NumbersTable(Catalog catalog, long count, @Nullable String label) {
            super(catalog, "m", "numbers");
            this.count = count;
            this.label = label;
        }

        @Override
        protected Stream<Numbered> rows() {
            return numbers(count, label);
        }

        @Override
        protected Numbered decode(RowCursor row) {
            return new Numbered(row.getLong(0), row.getStringOrNull(1));
        }

        @Override
        protected void encode(Numbered row, RowWriter out) {
            out.setLong(0, row.id());
            out.set(1, row.label());
        }

        /** What the compiler generates. */
        public static final class ByName implements FunctionTable {

            /** For the runtime. */
            public ByName() {}

            @Override
            public NumbersTable of(Catalog catalog, @Nullable Object[] arguments) {
                return new NumbersTable(catalog, (Long) arguments[0], (String) arguments[1]);
            }
        }
    }

    /** What the compiler generates. */
    static final class TicksTable extends FunctionAccessor<TicksTable, Long> {

        TicksTable(Catalog catalog) {
            super(catalog, "m", "ticks");
        }

        @Override
        protected Stream<Long> rows() {
            return LongStream.range(0, 4).boxed();
        }

        @Override
        protected Long decode(RowCursor row) {
            return row.getLong(0);
        }

        @Override
        protected void encode(Long row, RowWriter out) {
            out.setLong(0, row);
        }

        /** What the compiler generates. */
        public static final class ByName implements FunctionTable {

            /** For the runtime. */
            public ByName() {}

            @Override
            public TicksTable of(Catalog catalog, @Nullable Object[] arguments) {
                return new TicksTable(catalog);
            }
        }
    }

    /** Says its arguments. */
    static final class EchoTable extends FunctionAccessor<EchoTable, String> {

        private final String said;

        EchoTable(Catalog catalog, String said) {
            super(catalog, "m", "echo");
            this.said = said;
        }

        @Override
        protected Stream<String> rows() {
            return Stream.of(said);
        }

        @Override
        protected String decode(RowCursor row) {
            return row.getString(0);
        }

        @Override
        protected void encode(String row, RowWriter out) {
            out.set(0, row);
        }

        /** What the compiler generates. */
        public static final class ByName implements FunctionTable {

            /** For the runtime. */
            public ByName() {}

            @Override
            public EchoTable of(Catalog catalog, @Nullable Object[] arguments) {
                @Nullable
                Object[] typed = {
                    (Boolean) arguments[0],
                    (Byte) arguments[1],
                    (Short) arguments[2],
                    (Integer) arguments[3],
                    (Long) arguments[4],
                    (Float) arguments[5],
                    (Double) arguments[6],
                    (Character) arguments[7],
                    (String) arguments[8],
                    arguments[9] == null ? null : HexFormat.of().formatHex((byte[]) arguments[9]),
                    (LocalDate) arguments[10],
                    (LocalTime) arguments[11],
                    (LocalDateTime) arguments[12],
                    (Instant) arguments[13],
                    (UUID) arguments[14],
                    FunctionTable.constant(Mode.class, arguments[15])
                };
                return new EchoTable(
                        catalog,
                        String.join(
                                " ", Arrays.stream(typed).map(String::valueOf).toList()));
            }
        }
    }
}
