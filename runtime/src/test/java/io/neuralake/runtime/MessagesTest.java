package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of mistakes, word by word: what is wrong in the user's own terms, and what to do. */
final class MessagesTest {

    private static final Table TRIPS = Declared.hive(
            "m",
            "trips",
            Declared.column("id", Scalar.INT64),
            Declared.column("note", Scalar.STRING),
            Declared.column("price", Scalar.FLOAT64));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void write() {
        lake = new TestLake(directory);
        lake.parquet(
                "m/trips/f.parquet",
                "SELECT range::BIGINT AS id, 'n' || range AS note, range::DOUBLE AS price, TIMESTAMP '2020-01-01' AS made"
                        + " FROM range(10)");
    }

    private static LakeException failure(ThrowingCallable reading) {
        LakeException failure = catchThrowableOfType(LakeException.class, reading);
        assertThat(failure).isNotNull();
        return failure;
    }

    private LakeException failure(Table table) {
        try (Catalog catalog = lake.open(table)) {
            return failure(() -> catalog.table(table.qualifiedName()).frame());
        }
    }

    private LakeException failure(String statement, Table... tables) {
        try (Catalog catalog = lake.open(tables)) {
            return failure(() -> catalog.sql(statement).frame());
        }
    }

    private static Table numbers(String name) {
        return Declared.hive("m", name, Declared.column("id", Scalar.INT64));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT CAST(note AS INTEGER) FROM m.trips | Could not convert string 'n0' to INT32 when casting from source column note, at CAST(note AS INTEGER) (line 1, column 8) | leave out the values that do not fit, or use TRY_CAST(… AS …), which makes them null
            SELECT id FROM m.trips WHERE id = 'abc' | Could not convert string 'abc' to INT64, at 'abc' (line 1, column 35) | leave out the values that do not fit, or use TRY_CAST(… AS …), which makes them null
            SELECT id + 9223372036854775807 FROM m.trips WHERE id > 0 | Overflow in addition of INT64 (1 + 9223372036854775807)! | compute with a wider type, as in CAST(… AS DOUBLE)
            SELECT error(concat('mine: ', note)) FROM m.trips | mine: n0 | correct the statement, or leave out the rows for which it cannot be computed
            SELECT (SELECT id FROM m.trips) | More than one row returned by a subquery used as an expression - scalar subqueries can only return a single row. | let the subquery give one row, by LIMIT 1 or an aggregate
            """)
    void aValueThatAStatementCannotComputeIsNotBlamedOnFiles(String statement, String reason, String fix) {
        LakeException failure = failure(statement, TRIPS);

        assertThat(failure.asked()).isEqualTo("run the statement");
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.fix()).isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT price + note FROM m.trips | + does not take (DOUBLE, VARCHAR) (line 1, column 14) | convert an argument, as in CAST(… AS DOUBLE)
            SELECT prise FROM m.trips | Referenced column "prise" not found in FROM clause! (line 1, column 8) | did you mean "price"?
            SELECT t.nnote FROM m.trips t | Table "t" does not have a column named "nnote" (line 1, column 8) | did you mean "note"?
            SELECT velocity FROM m.trips | Referenced column "velocity" not found in FROM clause! (line 1, column 8) | m.trips has id, note, price
            SELECT x.price FROM m.trips | Referenced table "x" not found! (line 1, column 8) | the statement has trips
            WITH w AS (SELECT 1 AS amount) SELECT amuont FROM w | Referenced column "amuont" not found in FROM clause! (line 1, column 39) | did you mean "amount"?
            SELECT lenght(note) FROM m.trips | it calls lenght(), which is not allowed here (line 1, column 8) | did you mean length()?
            """)
    void aNameThatIsNotThereIsToldWithTheNearestOne(String statement, String reason, String fix) {
        LakeException failure = failure(statement, TRIPS);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.fix()).isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            made  | INSTANT | column 'made' is declared as instant, but in file %s it is timestamp | declare it as LocalDateTime, because it has no time zone, or rewrite the data
            id    | INT32   | column 'id' is declared as int32, but in file %s it is int64         | declare it as long, or rewrite the data
            note  | BINARY  | column 'note' is declared as binary, but in file %s it is string     | declare it as String, or rewrite the data
            """)
    void theJavaTypeOfWhatIsStoredIsTold(String column, Scalar declared, String reason, String fix) {
        LakeException failure = failure(Declared.hive("m", "trips", Declared.column(column, declared)));

        assertThat(failure.reason()).isEqualTo(reason.replace("%s", String.valueOf(lake.path("m/trips/f.parquet"))));
        assertThat(failure.fix()).isEqualTo(fix);
    }

    @Test
    void theJavaTypeOfWhatIsWithinOthersIsTold() {
        lake.parquet("m/nested/f.parquet", "SELECT [1.25::DECIMAL(12, 2)] AS prices, MAP {'a': [1]} AS m");

        assertThat(failure(Declared.hive(
                                "m", "nested", Declared.column("prices", new ColumnType.ListOf(Scalar.INT32, false))))
                        .fix())
                .isEqualTo("declare it as BigDecimal with @Decimal(precision = 12, scale = 2), or rewrite the data");
        assertThat(failure(Declared.hive("m", "nested", Declared.column("m", Scalar.STRING)))
                        .fix())
                .isEqualTo("declare it as Map<String, List<Integer>>, or rewrite the data");
    }

    @Test
    void aTableThatIsNotThereIsToldWithWhatIs() throws IOException {
        Files.createDirectories(lake.path("d"));
        LakeException near = failure(numbers("trip"));
        LakeException far = failure(numbers("x/y/z"));
        LakeException delta = failure(Declared.delta("d", "none", Declared.column("id", Scalar.INT64)));
        LakeException files = failure(Declared.delta("m", "trips", Declared.column("id", Scalar.INT64)));

        assertThat(near.reason()).isEqualTo("there is nothing at " + lake.path("m/trip"));
        assertThat(near.fix())
                .isEqualTo("write the table, or correct its location: did you mean " + lake.path("m/trips") + "?");
        assertThat(far.fix())
                .isEqualTo("write the table, or correct its location: " + lake.path("m") + " is there and holds trips");
        assertThat(delta.fix())
                .isEqualTo(
                        "write the table, or correct its location: " + lake.path("d") + " is there and holds nothing");
        assertThat(files.fix())
                .isEqualTo("it holds files and no log: declare it with format = PARQUET, or correct its location");
    }

    @Test
    void aRelationThatIsNotThereIsToldWithTheNearestOne() throws SQLException {
        for (String url : List.of("jdbc:h2:" + lake.path("h2"), "jdbc:sqlite:" + lake.path("lite.db"))) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE \"people\" (id BIGINT)");
                statement.execute("CREATE TABLE \"places\" (id BIGINT)");
            }
            assertThat(relation(url, "peple").fix()).isEqualTo("did you mean relation = \"people\" in @Table?");
            assertThat(relation(url, "orders").fix())
                    .isEqualTo("correct relation = \"…\" of @Table, or the table's location: there are people, places");
        }
        assertThat(relation("jdbc:h2:" + lake.path("h2"), "PUBLC.people").fix())
                .isEqualTo("did you mean relation = \"PUBLIC.people\" in @Table?");
        assertThat(relation("jdbc:sqlite:" + lake.path("none/x.db"), "people").fix())
                .isEqualTo("correct the table's location: there is no such database");
    }

    private LakeException relation(String url, String relation) {
        return failure(Declared.jdbc("j", "t", url, relation, Declared.column("id", Scalar.INT64)));
    }

    @Test
    void aBrokenFileIsToldFromOneThatIsNoParquetFile() throws IOException {
        byte[] whole = Files.readAllBytes(lake.path("m/trips/f.parquet"));
        check(Arrays.copyOf(whole, whole.length / 2), "it begins as a Parquet file and ends too early", "restore");
        check(Arrays.copyOf(whole, 3), "it begins as a Parquet file and ends too early", "restore");
        check(
                "id,note\n1,one\n".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "it is no Parquet file",
                "remove it");
        check(new byte[0], "it is empty", "write it again");
    }

    private void check(byte[] content, String told, String fix) throws IOException {
        Path file = lake.path("m/broken/a.parquet");
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        LakeException scan = failure(numbers("broken"));
        LakeException statement = failure("SELECT * FROM m.broken", numbers("broken"));

        assertThat(scan)
                .hasMessageStartingWith("cannot read table 'm.broken': file " + file + " cannot be read: " + told);
        assertThat(statement)
                .hasMessageStartingWith(
                        "cannot run the statement: file " + file + " of table 'm.broken' cannot be read: " + told);
        assertThat(scan.fix()).startsWith(fix);
    }

    @Test
    void filesOfWhichNoneIsParquetAreNoTable() throws IOException {
        Path other = lake.path("m/other");
        Files.createDirectories(other);
        assertThat(count(numbers("other"))).isZero();
        Files.createFile(other.resolve("_SUCCESS"));
        Files.createFile(other.resolve("empty_$folder$"));
        assertThat(count(numbers("other"))).isZero();
        Files.writeString(other.resolve("a.csv"), "id\n1\n");
        LakeException failure = failure(numbers("other"));
        assertThat(failure.reason()).isEqualTo("no file at " + other + " is a Parquet file: there is a.csv");
        assertThat(failure.fix()).isEqualTo("write the table as Parquet, or correct its location");
        lake.parquet("m/other/b.parquet", "SELECT 1::BIGINT AS id");
        assertThat(count(numbers("other"))).isOne();
    }

    private long count(Table table) {
        try (Catalog catalog = lake.open(table)) {
            return catalog.table(table.qualifiedName()).count();
        }
    }

    @Test
    void aFileThatVacuumRemovedIsToldWithTheVersion() throws IOException {
        Table table = Declared.delta("d", "t", Declared.column("id", Scalar.INT64));
        lake.createDelta("d/t", new StructType().add("id", LongType.LONG), List.of());
        lake.append("d/t", Map.of(), "SELECT range AS id FROM range(10)", Optional.empty());
        Path file;
        try (var files = Files.list(lake.path("d/t"))) {
            file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(file);
        LakeException failure = failure(table);

        assertThat(failure.reason()).isEqualTo("file " + file + " is not there, but it is in version 1 of the table");
        assertThat(failure.fix()).contains("if VACUUM removed it, ask for a newer version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"add\": {\"path\": |is no JSON: Unexpected end-of-input",
                "nothing|is no JSON: Unrecognized token 'nothing'",
                "17|is no JSON object",
                "{\"add\": {\"path\": 17, \"size\": 1}}|has 'add.path' that is no text",
                "{\"add\": {\"path\": \"x\", \"size\": \"big\"}}|has 'add.size' that is no whole number",
                "{\"add\": 5}|has 'add' that is no JSON object"
            })
    void aBrokenLineOfALogIsNamed(String broken) throws IOException {
        Table table = Declared.delta("d", "t", Declared.column("id", Scalar.INT64));
        lake.createDelta("d/t", new StructType().add("id", LongType.LONG), List.of());
        for (int i = 0; i < 3; i++) {
            lake.append("d/t", Map.of(), "SELECT range AS id FROM range(10)", Optional.empty());
        }
        Path commit = lake.path("d/t/_delta_log/00000000000000000002.json");
        List<String> lines = Files.readAllLines(commit);
        Files.writeString(commit, String.join("\n", lines) + "\n" + broken.split("\\|", 2)[0] + "\n");
        LakeException failure = failure(table);

        assertThat(failure.reason())
                .startsWith("the Delta log at " + lake.path("d/t") + " cannot be read: line " + (lines.size() + 1)
                        + " of " + commit + " " + broken.split("\\|", 2)[1]);
        assertThat(failure.fix()).isEqualTo("restore that file from a copy");
    }

    @Test
    void aPlaceholderThatNoTableHasIsTold() {
        Table odd = Declared.at(TRIPS, "${lakes_of_test}/m/trips");
        try (Catalog catalog = lake.open(CatalogOptions.defaults().location("lakes_of_tset", "x"), odd)) {
            assertThat(failure(() -> catalog.table("m.trips").count()).fix())
                    .startsWith(
                            "did you mean \"lakes_of_test\" by location(\"lakes_of_tset\", …)? Else open the catalog"
                                    + " with CatalogOptions.defaults().location(\"lakes_of_test\", \"…\")");
        }
    }

    @Test
    void aColumnThatATableLacksIsToldOnce() {
        try (Catalog catalog = lake.open(TRIPS)) {
            assertThat(failure(() ->
                            catalog.table("m.trips").where(t -> t.column("ide").eq(1))))
                    .hasMessage("cannot filter table 'm.trips': it has no column 'ide'\n  fix: did you mean 'id'?");
        }
    }
}
