package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement may do, and what is said of one that may not or is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlGateTest {

    @TempDir
    private static Path directory;

    private Catalog catalog;

    @BeforeAll
    void write() {
        TestLake lake = new TestLake(directory);
        lake.parquet(
                "m/t/f.parquet",
                "SELECT range AS id, TIMESTAMPTZ '2020-01-01 00:00:00+00' + to_days(range::INT) AS made"
                        + " FROM range(10)");
        catalog = lake.open(
                Declared.hive("m", "t", Declared.column("id", Scalar.INT64), Declared.column("made", Scalar.INSTANT)));
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    private List<String> rows(String statement) {
        try (Stream<Row> rows = catalog.sql(statement).stream()) {
            return rows.map(Row::toString).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM read_parquet('/etc/passwd') | read_parquet",
                "SELECT * FROM read_csv('/etc/passwd') | read_csv",
                "SELECT * FROM read_text('/etc/passwd') | read_text",
                "SELECT * FROM read_blob('/etc/passwd') | read_blob",
                "SELECT * FROM glob('/etc/*') | glob",
                "SELECT * FROM '/etc/x.parquet' | x.parquet",
                "SELECT * FROM duckdb_settings() | duckdb_settings",
                "SELECT * FROM duckdb_secrets() | duckdb_secrets",
                "SELECT * FROM pragma_database_size() | pragma_database_size",
                "SELECT * FROM query('SELECT 1') | query",
                "SELECT * FROM query_table('m.t') | query_table",
                "SELECT * FROM information_schema.tables | duckdb_tables",
                "SELECT * FROM pg_catalog.pg_class | no table of the catalog",
                "SELECT * FROM sqlite_master | no table of the catalog",
                "SELECT current_setting('temp_directory') | current_setting",
                "SELECT 'temp_directory'.current_setting() | current_setting",
                "SELECT \"current_setting\"('temp_directory') | current_setting",
                "SELECT CURRENT_SETTING('temp_directory') | current_setting",
                "SELECT id FROM m.t WHERE id IN (SELECT getvariable('x')) | getvariable",
                "SELECT id FROM m.t ORDER BY nextval('s') | nextval",
                "SELECT setseed(0.5) | setseed",
                "SELECT pg_sleep(100) | pg_sleep",
                "SELECT sleep_ms(100) | sleep_ms",
                "SELECT current_database() | current_database",
                "SELECT getenv('HOME') | getenv",
                "SELECT system.main.now() | main.now",
                "SELECT json_execute_serialized_sql('x') | json_execute_serialized_sql",
                "SELECT * FROM json_execute_serialized_sql('x') | json_execute_serialized_sql",
                "SELECT * FROM memory.m.t | three parts",
                "COPY (SELECT 1) TO '/tmp/x' | no SELECT statement",
                "COPY m.t FROM '/tmp/x' | no SELECT statement",
                "ATTACH '/tmp/x.db' | no SELECT statement",
                "SET threads = 1 | no SELECT statement",
                "PRAGMA version | ''",
                "INSTALL httpfs | no SELECT statement",
                "LOAD httpfs | no SELECT statement",
                "CREATE TABLE x AS SELECT 1 | no SELECT statement",
                "INSERT INTO m.t VALUES (1, NULL) | no SELECT statement",
                "DROP TABLE m.t | no SELECT statement",
                "EXPLAIN SELECT 1 | no SELECT statement",
                "EXPORT DATABASE '/tmp/x' | no SELECT statement",
                "CALL pragma_version() | ''",
                "SHOW TABLES | shows",
                "DESCRIBE m.t | shows",
                "SUMMARIZE m.t | shows",
                "SELECT * FROM (DESCRIBE m.t) | shows",
                "SELECT 1; SELECT 2 | 2 statements",
                "'' | it is empty",
                "-- nothing | it is empty"
            })
    void whatIsNoQueryOverTheCatalogIsRefused(String statement, String reason) {
        assertThatThrownBy(() -> catalog.sql(statement))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("plan the statement")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT count(*) AS n FROM m.t; | {n=10}",
                "/* a */ SELECT count(*) AS n FROM m.t -- b | {n=10}",
                "FROM m.t SELECT count(*) AS n | {n=10}",
                "SELECT sum(x) AS n FROM unnest([1, 2]) AS u(x) | {n=3}",
                "SELECT count(*) AS n FROM range(5) | {n=5}",
                "SELECT list_sum(list_transform([1, 2], lambda x: x + 1)) AS n | {n=5}",
                "SELECT coalesce(NULL, 5) AS n | {n=5}",
                "SELECT count(*) AS n FROM M.T | {n=10}",
                "SELECT count(*) AS n FROM \"m\".\"t\" | {n=10}",
                "VALUES (1) | {col0=1}"
            })
    void queriesPass(String statement, String row) {
        assertThat(rows(statement)).containsExactly(row);
    }

    @Test
    void errorsPointAtTheirPlace() {
        assertThatThrownBy(() -> catalog.sql("SELECT 'é',\n  ids FROM m.t"))
                .hasMessageContaining("(line 2, column 3)")
                .hasMessageContaining("\"id\"");
        assertThatThrownBy(() -> catalog.sql("SELECT id,\n 'é', getenv('x') FROM m.t"))
                .hasMessageContaining("(line 2, column 7)");
        assertThatThrownBy(() -> catalog.sql("SELECT ‘x’ FROM m.t")).hasMessageContaining("(line 1, column 8)");
        assertThatThrownBy(() -> catalog.sql("SELECT \0 id FROM m.t")).isInstanceOf(LakeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "NOT ", "- ", "abs(", "CASE WHEN TRUE THEN ", "(SELECT ", "1 + ", "[", "SELECT * FROM ("})
    void deepNestingIsAnError(String opening) {
        String body = opening.startsWith("SELECT *") ? "" : "SELECT ";
        String statement = body + opening.repeat(10_000) + "1";

        assertThatThrownBy(() -> catalog.sql(statement)).isInstanceOf(LakeException.class);
    }

    @Test
    void deepButCompleteNestingIsAnError() {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM (".repeat(10_000) + "SELECT 1" + ")".repeat(10_000)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("nested too deeply");
        assertThat(rows("SELECT * FROM (".repeat(100) + "SELECT 1 AS x" + ")".repeat(100)))
                .containsExactly("{x=1}");
    }

    @Test
    void bracketsInTextAndCommentsDoNotHideNesting() {
        for (String closing : List.of("')' || ", "/* ) */ ", "-- )\n", "$$)$$ || ", "\")\" || ", "E'\\')' || ")) {
            assertThatThrownBy(() -> catalog.sql("SELECT " + ("(" + closing).repeat(1000) + "1"))
                    .as(closing)
                    .hasMessageContaining("nested too deeply");
        }
        String rows = "(1, ')'), ".repeat(2000) + "(2, '\\')";
        assertThat(rows("SELECT count(*) AS n FROM (VALUES " + rows + ") AS v")).containsExactly("{n=2001}");
    }

    @Test
    void aVeryLongStatementIsAnError() {
        assertThatThrownBy(() -> catalog.sql("SELECT '" + "x".repeat(10_000_000) + "'"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("10000009 characters");
    }

    @Test
    void largeConstantsAreNotComputedWhilePlanning() {
        QueryResult result = catalog.sql("SELECT id FROM m.t WHERE made::VARCHAR = repeat('x', 1000000000)");

        assertThat(result.explain()).contains("m.t");
        assertThat(catalog.sql("SELECT id FROM m.t WHERE id = 3 AND lpad(made::VARCHAR, 10, '0') > 'x'")
                        .explain())
                .contains("id = 3");
    }

    @Test
    void aStatementHasOneTimeForChoosingFilesAndForRows() {
        assertThat(rows("SELECT count(*) AS n FROM m.t WHERE made < now() AND now() = current_timestamp"
                        + " AND current_date = today() AND made < current_date"))
                .containsExactly("{n=10}");
        QueryResult result = catalog.sql("SELECT now() AS a");
        try (Stream<Row> one = result.stream();
                Stream<Row> other = result.stream()) {
            assertThat(one.toList()).isNotEqualTo(other.toList());
        }
        assertThat(catalog.sql("SELECT id FROM m.t WHERE made >= now()").explain())
                .contains("made >= ");
    }

    @Test
    void manyThreadsPlanAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> work = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(i -> () ->
                            catalog.sql("SELECT id FROM m.t WHERE id = " + i).explain())
                    .toList();
            int i = 0;
            for (Future<String> result : threads.invokeAll(work)) {
                assertThat(result.get()).contains("id = " + i++ + "\n");
            }
        } finally {
            threads.shutdown();
        }
    }
}
