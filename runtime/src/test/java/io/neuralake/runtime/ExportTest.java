package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.ExportFormat;
import io.neuralake.runtime.row.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results as files: values of every type survive, and a file is there whole or not at all. */
final class ExportTest {

    private static final Table ALL = Declared.table(
            "m",
            "all_types",
            Format.PARQUET,
            Optional.empty(),
            Declared.column("id", Scalar.INT64),
            Declared.nullable("b", Scalar.BOOLEAN),
            Declared.nullable("i8", Scalar.INT8),
            Declared.nullable("i16", Scalar.INT16),
            Declared.nullable("i32", Scalar.INT32),
            Declared.nullable("f32", Scalar.FLOAT32),
            Declared.nullable("f64", Scalar.FLOAT64),
            Declared.nullable("s", Scalar.STRING),
            Declared.nullable("x", Scalar.BINARY),
            Declared.nullable("d", Scalar.DATE),
            Declared.nullable("t", Scalar.TIME),
            Declared.nullable("ts", Scalar.TIMESTAMP),
            Declared.nullable("at", Scalar.INSTANT),
            Declared.nullable("n", new ColumnType.Decimal(30, 3)),
            Declared.nullable("l", new ColumnType.ListOf(Scalar.INT32, true)),
            Declared.nullable("m", new ColumnType.MapOf(Scalar.STRING, Scalar.FLOAT64, true)));

    private static final String ROWS = """
            SELECT 9007199254740993::BIGINT AS id, true AS b, -1::TINYINT AS i8, 300::SMALLINT AS i16, 70000 AS i32,
                1.5::FLOAT AS f32, 'NaN'::DOUBLE AS f64, 'a,"b"' || chr(10) || 'ä😀' AS s, '\\x00\\xFF'::BLOB AS x,
                DATE '2024-02-29' AS d, TIME '10:15:00' AS t, TIMESTAMP '2024-01-02 03:04:05.000006' AS ts,
                TIMESTAMPTZ '2024-01-02 03:04:05.5+00' AS at, 123456789012345678901234567.125::DECIMAL(30, 3) AS n,
                [1, NULL, 3] AS l, MAP {'k': 0.5::DOUBLE, 'j': NULL} AS m
            UNION ALL
            SELECT 2, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            """;

    @TempDir
    private Path directory;

    private Path out;
    private Catalog catalog;

    @BeforeEach
    void open() throws IOException {
        TestLake lake = new TestLake(directory.resolve("lake"));
        lake.parquet("m/all_types/a.parquet", ROWS);
        out = Files.createDirectory(directory.resolve("out"));
        catalog = lake.open(ALL);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private UntypedTable table() {
        return catalog.table("m.all_types");
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            StringBuilder text = new StringBuilder();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        text.append(i > 1 ? "|" : "").append(rows.getString(i));
                    }
                    text.append('\n');
                }
            }
            return text.toString();
        }
    }

    @Test
    void parquetHasTheSameTypesAndValues() throws IOException, SQLException {
        Path file = out.resolve("it's.parquet");

        assertThat(table().scan().write(file)).isEqualTo(2);

        Path stored = directory.resolve("lake/m/all_types/a.parquet");
        assertThat(text("SELECT * FROM '" + file.toString().replace("'", "''") + "'"))
                .isEqualTo(text("SELECT * FROM '" + stored + "'"));
        assertThat(text("SELECT name, type, logical_type FROM parquet_schema('"
                        + file.toString().replace("'", "''") + "')"))
                .isEqualTo(text("SELECT name, type, logical_type FROM parquet_schema('" + stored + "')"));
        assertThat(text("SELECT DISTINCT compression FROM parquet_metadata('"
                        + file.toString().replace("'", "''") + "')"))
                .isEqualTo("ZSTD\n");
        Files.createDirectories(directory.resolve("again/m/all_types"));
        Files.copy(file, directory.resolve("again/m/all_types/a.parquet"));
        try (Catalog again = new TestLake(directory.resolve("again")).open(ALL)) {
            assertThat(again.table("m.all_types").stream().map(Row::toString))
                    .containsExactlyElementsOf(
                            table().stream().map(Row::toString).toList());
        }
    }

    @Test
    void statementsAreWrittenToo() throws SQLException {
        Path file = out.resolve("s.parquet");

        assertThat(catalog.sql("SELECT id, s FROM m.all_types WHERE id > 5 -- large\n;  ")
                        .write(file))
                .isEqualTo(1);

        assertThat(text("SELECT id FROM '" + file + "'")).isEqualTo("9007199254740993\n");
    }

    @Test
    void aLongChainIsWrittenToo() throws SQLException {
        Path file = out.resolve("long.parquet");
        String chain = IntStream.range(3, 400).mapToObj(i -> "id <> " + i).collect(Collectors.joining(" AND "));

        assertThat(catalog.sql("SELECT id FROM m.all_types WHERE " + chain).write(file))
                .isEqualTo(2);

        assertThat(text("SELECT min(id) FROM '" + file + "'")).isEqualTo("2\n");
    }

    @Test
    void aStatementThatFailsBeforeItsFirstRowSaysWhy() {
        QueryResult sorted = catalog.sql("SELECT id FROM m.all_types ORDER BY CAST(s || 'x' AS INTEGER) -- by number");

        assertThatThrownBy(sorted::count).isInstanceOf(LakeException.class).hasMessageContaining("Could not convert");
        assertThatThrownBy(sorted::frame).isInstanceOf(LakeException.class).hasMessageContaining("Could not convert");
    }

    @Test
    void jsonLinesAreExact() throws IOException, SQLException {
        Path file = out.resolve("rows.jsonl");

        assertThat(table().scan().write(file)).isEqualTo(2);

        assertThat(Files.readString(file))
                .isEqualTo(
                        "{\"id\":9007199254740993,\"b\":true,\"i8\":-1,\"i16\":300,\"i32\":70000,\"f32\":1.5,"
                                + "\"f64\":\"NaN\",\"s\":\"a,\\\"b\\\"\\nä😀\",\"x\":\"AP8=\",\"d\":\"2024-02-29\","
                                + "\"t\":\"10:15:00\",\"ts\":\"2024-01-02T03:04:05.000006\",\"at\":\"2024-01-02T03:04:05.500Z\","
                                + "\"n\":123456789012345678901234567.125,\"l\":[1,null,3],\"m\":{\"k\":0.5,\"j\":null}}\n"
                                + "{\"id\":2,\"b\":null,\"i8\":null,\"i16\":null,\"i32\":null,\"f32\":null,\"f64\":null,\"s\":\"\","
                                + "\"x\":null,\"d\":null,\"t\":null,\"ts\":null,\"at\":null,\"n\":null,\"l\":null,\"m\":null}\n");
        assertThat(text("SELECT id, \"at\"::VARCHAR, f64 FROM read_json('" + file
                        + "', columns = {id: 'BIGINT', 'at': 'TIMESTAMPTZ', f64: 'DOUBLE'})"))
                .isEqualTo("9007199254740993|2024-01-02 03:04:05.5+00|NaN\n2|null|null\n");
    }

    @Test
    void csvTellsAbsentFromEmpty() throws IOException, SQLException {
        Path file = out.resolve("rows.csv");

        assertThat(table().scan().write(file)).isEqualTo(2);

        assertThat(Files.readString(file))
                .isEqualTo("id,b,i8,i16,i32,f32,f64,s,x,d,t,ts,at,n,l,m\r\n"
                        + "9007199254740993,true,-1,300,70000,1.5,NaN,\"a,\"\"b\"\"\nä😀\",AP8=,2024-02-29,10:15:00,"
                        + "2024-01-02T03:04:05.000006,2024-01-02T03:04:05.500Z,123456789012345678901234567.125,"
                        + "\"[1,null,3]\",\"{\"\"k\"\":0.5,\"\"j\"\":null}\"\r\n"
                        + "2,,,,,,,\"\",,,,,,,,\r\n");
        assertThat(text("SELECT id, i32 IS NULL, s = '', n FROM read_csv('" + file
                        + "', header = true, all_varchar = true, allow_quoted_nulls = false)"))
                .isEqualTo("9007199254740993|false|false|123456789012345678901234567.125\n2|true|true|null\n");
    }

    @Test
    void arrowIsReadByArrow() throws IOException {
        Path file = out.resolve("rows.arrow");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        assertThat(table().scan().write(file)).isEqualTo(2);
        assertThat(table().scan().write(stream, ExportFormat.ARROW_STREAM)).isEqualTo(2);

        try (RootAllocator memory = new RootAllocator();
                ArrowReader fromFile = new ArrowFileReader(Files.newByteChannel(file), memory);
                ArrowReader fromStream = new ArrowStreamReader(new ByteArrayInputStream(stream.toByteArray()), memory);
                ArrowReader wanted = table().arrow()) {
            assertThat(wanted.loadNextBatch()).isTrue();
            for (ArrowReader reader : List.of(fromFile, fromStream)) {
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(reader.getVectorSchemaRoot().equals(wanted.getVectorSchemaRoot()))
                        .isTrue();
                assertThat(reader.loadNextBatch()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anotherFileIsReplacedOnlyIfThatIsAsked(ExportFormat format) throws IOException {
        Path file = out.resolve("taken");
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> table().scan().write(file, format))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("it exists already");
        assertThat(file).hasContent("mine");
        assertThat(table().scan().write(file, format, StandardCopyOption.REPLACE_EXISTING))
                .isEqualTo(2);
        assertThat(Files.size(file)).isGreaterThan(4);
        assertThat(names()).containsExactly("taken");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void nothingIsLeftOfWhatFails(ExportFormat format) throws IOException {
        QueryResult failing = catalog.sql(
                "SELECT CASE WHEN id > 5 THEN 1 ELSE CAST(CAST(id AS VARCHAR) || 'x' AS INTEGER) END AS v FROM m.all_types");

        assertThatThrownBy(() -> failing.write(out.resolve("f"), format)).isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> table().scan().timeout(Duration.ofNanos(1)).write(out.resolve("f"), format))
                .hasMessageContaining("it timed out");

        assertThat(names()).isEmpty();
    }

    @Test
    void whereItCannotBeWrittenIsSaid() {
        assertThatThrownBy(() -> table().scan().write(out.resolve("no/such/file.csv")))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("there is no directory " + out.resolve("no/such"));
        assertThatThrownBy(() -> table().scan().write(out, ExportFormat.CSV)).hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> table().scan().write(out.resolve("rows.xlsx")))
                .hasMessageContaining("its name does not tell the format");
        assertThatThrownBy(() -> table().scan().write(OutputStream.nullOutputStream(), ExportFormat.PARQUET))
                .hasMessageContaining("Parquet is written to files only");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
