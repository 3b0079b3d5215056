package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on S3 have the rows of the same tables on a local disk, and only the files that a plan leaves are fetched, once. */
final class S3TableTest {

    private static final Table DELTA = Declared.delta(
            "implant",
            "diagnostics",
            Declared.partition("implant_id", Scalar.INT32),
            Declared.partition("date", Scalar.DATE),
            Declared.column("ticks", Scalar.INT64));
    private static final Table HIVE = Declared.hive(
            "implant",
            "sessions",
            Declared.partition("site", Scalar.STRING),
            Declared.column("id", Scalar.INT64),
            Declared.column("note", Scalar.STRING));

    @TempDir
    private Path temporary;

    private S3Server server;
    private Catalog local;
    private Catalog remote;

    @BeforeEach
    void open() throws Exception {
        server = new S3Server(temporary.resolve("s3"));
        TestLake lake = new TestLake(temporary.resolve("lake"));
        writeDelta(lake);
        for (String site : List.of("north", "south", "a%20b", "æ + ö")) {
            lake.parquet(
                    "implant/sessions/site=" + site.replace("%", "%25") + "/part 0+1.parquet",
                    "SELECT range AS id, repeat('" + site + "', 1000) || random() AS note FROM range(50)");
        }
        server.upload(temporary.resolve("lake"));
        local = lake.open(DELTA, HIVE);
        remote = lake.open(server.catalog(), DELTA, HIVE);
        server.proxy().reset();
    }

    private static void writeDelta(TestLake lake) {
        String table = "implant/diagnostics";
        lake.createDelta(
                table,
                new StructType()
                        .add("implant_id", IntegerType.INTEGER)
                        .add("date", DateType.DATE)
                        .add("ticks", LongType.LONG),
                List.of("implant_id", "date"));
        for (int implant = 1; implant <= 2; implant++) {
            for (int day = 0; day < 2; day++) {
                for (long first : List.of(0L, 100L)) {
                    Column ticks = new Column("ticks");
                    lake.append(
                            table,
                            Map.of("implant_id", Literal.ofInt(implant), "date", Literal.ofDate((int)
                                    LocalDate.of(2024, 4, 14).plusDays(day).toEpochDay())),
                            "SELECT range + " + first + " AS ticks FROM range(10)",
                            Optional.of(new DataFileStatistics(
                                    10,
                                    Map.of(ticks, Literal.ofLong(first)),
                                    Map.of(ticks, Literal.ofLong(first + 9)),
                                    Map.of(ticks, 0L),
                                    Optional.empty())));
                }
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        remote.close();
        local.close();
        server.close();
        assertThat(server.sessions()).isEmpty();
    }

    private void same(String table, Function<UntypedTable, Result<Row>> scan) {
        List<String> rows = rows(scan.apply(remote.table(table)));
        assertThat(rows).containsExactlyElementsOf(rows(scan.apply(local.table(table))));
        assertThat(rows).isNotEmpty();
    }

    private static List<String> rows(Result<Row> result) {
        return result.stream().map(Row::toString).sorted().toList();
    }

    private long fetched() {
        return server.proxy().count(request -> request.reads(".parquet"));
    }

    @Test
    void aDeltaTableIsReadAndItsFilesAreFetchedOnce() {
        same(
                "implant.diagnostics",
                table -> table.where(t -> t.column("implant_id")
                        .eq(2)
                        .and(t.column("date").eq(LocalDate.of(2024, 4, 15)))
                        .and(t.column("ticks").ge(100))));
        assertThat(fetched()).isEqualTo(1);

        same("implant.diagnostics", UntypedTable::scan);
        assertThat(fetched()).isEqualTo(8);

        same("implant.diagnostics", UntypedTable::scan);
        assertThat(remote.table("implant.diagnostics").count()).isEqualTo(80);
        assertThat(fetched()).isEqualTo(8);
    }

    @Test
    void anotherCatalogFindsWhatTheFirstHasFetched() {
        same("implant.diagnostics", UntypedTable::scan);
        same("implant.sessions", UntypedTable::scan);
        remote.close();
        server.proxy().reset();

        remote = new TestLake(temporary.resolve("lake")).open(server.catalog(), DELTA, HIVE);
        same("implant.diagnostics", UntypedTable::scan);
        same("implant.sessions", UntypedTable::scan);

        assertThat(fetched()).isZero();
    }

    @Test
    void aHiveTableIsReadWhateverItsKeysAreMadeOf() {
        same("implant.sessions", table -> table.where(t -> t.column("site").eq("a%20b")));
        assertThat(fetched()).isEqualTo(1);

        same("implant.sessions", UntypedTable::scan);
        same("implant.sessions", UntypedTable::scan);
        assertThat(fetched()).isEqualTo(4);
    }

    @Test
    void statementsJoinTablesOfBothFormats() {
        String statement = "SELECT d.ticks, s.site FROM implant.diagnostics d JOIN implant.sessions s ON d.ticks = s.id"
                + " WHERE d.implant_id = 1 AND s.site = 'north' ORDER BY ALL";

        assertThat(rows(remote.sql(statement)))
                .isEqualTo(rows(local.sql(statement)))
                .hasSize(20);
        assertThat(fetched()).isEqualTo(5);
    }

    /** The kernel goes through the log once for the schema and once for the files. */
    @Test
    void smallObjectsOfTheLogAreReadInOneRequestEachTime() {
        remote.table("implant.diagnostics").count();

        assertThat(server.proxy().count(request -> request.reads("_delta_log/0")))
                .isEqualTo(2 * 9);
    }

    @Test
    void errorsNameTheObjectAndNotItsCopy() {
        Table other = Declared.hive(
                "implant", "sessions", Declared.partition("site", Scalar.STRING), Declared.column("id", Scalar.DATE));
        try (Catalog catalog = new TestLake(temporary.resolve("lake")).open(server.catalog(), other)) {
            assertThatThrownBy(() -> catalog.table("implant.sessions").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("file s3://lake/implant/sessions/site=");
        }
    }
}
