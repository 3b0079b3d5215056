package io.neuralake.runtime;

import static io.neuralake.runtime.TestLake.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta tables: what the kernel skips, what the engine filters, and what is refused. */
final class DeltaTableTest {

    private static final StructType SCHEMA = new StructType()
            .add("implant_id", IntegerType.INTEGER)
            .add("date", DateType.DATE)
            .add("local_ts", TimestampType.TIMESTAMP)
            .add("ticks_since_boot", LongType.LONG);

    @TempDir
    private Path directory;

    private TestLake lake;
    private Catalog catalog;
    private ImplantDiagnosticsTable table;

    @BeforeEach
    void writeTable() {
        lake = new TestLake(directory);
        lake.createDelta("implant/implant_diagnostics", SCHEMA, List.of("implant_id", "date"));
        for (int implant = 1; implant <= 3; implant++) {
            for (int day = 0; day < 2; day++) {
                for (int part = 0; part < 2; part++) {
                    append(implant, LocalDate.of(2024, 4, 14).plusDays(day), part * 100L);
                }
            }
        }
        catalog = lake.open(ImplantDiagnosticsTable.DECLARED);
        table = new ImplantDiagnosticsTable(catalog);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private void append(int implant, LocalDate date, long first) {
        io.delta.kernel.expressions.Column ticks = new io.delta.kernel.expressions.Column("ticks_since_boot");
        lake.append(
                "implant/implant_diagnostics",
                Map.of("implant_id", Literal.ofInt(implant), "date", Literal.ofDate((int) date.toEpochDay())),
                "SELECT TIMESTAMPTZ '" + date + " 10:00:00+00' + to_microseconds(range) AS local_ts, range + " + first
                        + " AS ticks_since_boot FROM range(10)",
                Optional.of(new DataFileStatistics(
                        10,
                        Map.of(ticks, Literal.ofLong(first)),
                        Map.of(ticks, Literal.ofLong(first + 9)),
                        Map.of(ticks, 0L),
                        Optional.empty())));
    }

    @Test
    void partitionAndStatisticsLeaveOnlyTheFilesThatMatter() {
        assertThat(files(table.scan())).hasSize(12);
        assertThat(files(table.where(t -> t.implantId().eq(2)))).hasSize(4);
        assertThat(files(table.where(t -> t.implantId().eq(2).and(t.date().eq(LocalDate.of(2024, 4, 15))))))
                .hasSize(2);
        assertThat(files(table.where(t -> t.ticksSinceBoot().ge(100)))).hasSize(6);
        assertThat(files(table.where(
                        t -> t.implantId().eq(2).not().and(t.ticksSinceBoot().in(5, 7)))))
                .hasSize(4);
        assertThat(files(table.where(t -> t.implantId().eq(9)))).isEmpty();
        assertThat(table.where(t -> t.implantId().eq(9)).count()).isZero();
        assertThat(table.where(t -> t.implantId().eq(9)).stream()).isEmpty();
    }

    @Test
    void rowsAreTypedAndComplete() {
        List<ImplantDiagnostics> rows = table
                .where(t -> t.implantId()
                        .eq(2)
                        .and(t.date().eq(LocalDate.of(2024, 4, 15)))
                        .and(t.ticksSinceBoot().lt(2)))
                .stream()
                .toList();

        Instant start = Instant.parse("2024-04-15T10:00:00Z");
        assertThat(rows)
                .containsExactly(
                        new ImplantDiagnostics(2, LocalDate.of(2024, 4, 15), start, 0),
                        new ImplantDiagnostics(2, LocalDate.of(2024, 4, 15), start.plusNanos(1000), 1));
        assertThat(table.count()).isEqualTo(120);
        assertThat(table.stream().mapToLong(ImplantDiagnostics::implantId).sum())
                .isEqualTo(40 * (1 + 2 + 3));
    }

    @Test
    void aMomentBetweenTwoMicrosecondsIsComparedExactly() {
        Instant between = Instant.parse("2024-04-14T10:00:00.000004500Z");

        assertThat(table.where(t -> t.localTs().lt(between)).count()).isEqualTo(6 * 5);
        assertThat(table.where(t -> t.localTs().eq(between)).count()).isZero();
        assertThat(table.where(t -> t.localTs().ne(between)).count()).isEqualTo(120);
    }

    @Test
    void selectedColumnsComeInTheOrderAsked() {
        List<Row> rows =
                table
                        .where(t -> t.implantId().eq(1))
                        .select(t -> List.of(t.ticksSinceBoot(), t.date()))
                        .limit(1)
                        .stream()
                        .toList();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).names()).containsExactly("ticks_since_boot", "date");
        assertThat(rows.get(0).get("date")).isEqualTo(LocalDate.of(2024, 4, 14));
        assertThat(rows.get(0).get("ticks_since_boot", Integer.class)).isEqualTo(0);
        assertThatThrownBy(() -> rows.get(0).get("dat")).hasMessageContaining("did you mean 'date'?");
    }

    @Test
    void showPrintsAFrame() {
        StringBuilder out = new StringBuilder();

        table.where(t -> t.implantId().eq(1).and(t.ticksSinceBoot().ge(108))).show(out);

        assertThat(out).hasToString("""
                ┌────────────┬────────────┬─────────────────────────────┬──────────────────┐
                │ implant_id │ date       │ local_ts                    │ ticks_since_boot │
                │      int32 │ date       │ instant                     │            int64 │
                ├────────────┼────────────┼─────────────────────────────┼──────────────────┤
                │          1 │ 2024-04-14 │ 2024-04-14T10:00:00.000008Z │              108 │
                │          1 │ 2024-04-14 │ 2024-04-14T10:00:00.000009Z │              109 │
                │          1 │ 2024-04-15 │ 2024-04-15T10:00:00.000008Z │              108 │
                │          1 │ 2024-04-15 │ 2024-04-15T10:00:00.000009Z │              109 │
                └────────────┴────────────┴─────────────────────────────┴──────────────────┘
                4 rows
                """);
    }

    @Test
    void explainSaysHowManyFilesAreLeft() {
        assertThatThrownBy(() -> table.limit(5).where(t -> t.implantId().eq(2)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("call where before limit");
        assertThat(table.where(t -> t.implantId().eq(2)).limit(5).explain())
                .startsWith("scan of implant.implant_diagnostics (delta, version 12)\n  files: 4 of 12, ")
                .contains("  where: implant_id = 2\n")
                .contains("  limit: 5\n");
    }

    @Test
    void aNewCommitIsSeenByTheNextScan() {
        append(7, LocalDate.of(2024, 5, 1), 0);

        assertThat(table.where(t -> t.implantId().eq(7)).count()).isEqualTo(10);
    }

    @Test
    void statementsPruneFilesAsScansDo() {
        QueryResult result = catalog.sql("SELECT implant_id, count(*) AS n FROM implant.implant_diagnostics"
                + " WHERE date = DATE '2024-04-15' AND ticks_since_boot < 50 GROUP BY ALL ORDER BY ALL");

        assertThat(files(result)).hasSize(3);
        assertThat(result.stream().map(Row::toString))
                .containsExactly("{implant_id=1, n=10}", "{implant_id=2, n=10}", "{implant_id=3, n=10}");
        assertThat(result.count()).isEqualTo(3);
        assertThat(files(catalog.sql("SELECT 1 FROM implant.implant_diagnostics a JOIN implant.implant_diagnostics b"
                        + " ON a.ticks_since_boot = b.ticks_since_boot WHERE a.implant_id = 1 AND b.implant_id = 3")))
                .hasSize(8);
        assertThat(catalog
                        .sql("WITH x AS (SELECT * FROM implant.implant_diagnostics) SELECT count(*) AS n FROM x WHERE"
                                + " (SELECT max(ticks_since_boot) FROM implant.implant_diagnostics) = 109")
                        .stream()
                        .map(Row::toString))
                .containsExactly("{n=120}");
    }

    @Test
    void onlyQueriesPass() {
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM implant.implant_diagnostic"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("did you mean implant.implant_diagnostics?");
        assertThatThrownBy(() -> catalog.sql("COPY (SELECT 1) TO 'x.csv'")).isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> catalog.sql("SELECT 1; SELECT 2")).isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> catalog.sql("DROP TABLE implant.implant_diagnostics"))
                .isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> catalog.sql("SELECT * FROM read_csv('/etc/passwd')"))
                .isInstanceOf(LakeException.class);
        assertThatThrownBy(() -> catalog.sql("SELEC 1")).hasMessageContaining("syntax error");
    }

    @Test
    void whatIsClosedEarlyLeavesNothing() throws IOException {
        try (Stream<ImplantDiagnostics> rows = table.stream()) {
            assertThat(rows.findFirst()).isPresent();
        }
        try (ArrowReader batches = table.arrow()) {
            assertThat(batches.loadNextBatch()).isTrue();
        }
        ArrowReader open = table.arrow();
        assertThat(open.loadNextBatch()).isTrue();

        catalog.close();

        assertThatThrownBy(open::loadNextBatch)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(table::count).isInstanceOf(LakeException.class).hasMessageContaining("closed");
    }

    @Test
    void threadsReadAtTheSameTime() {
        long rows = Stream.generate(() -> table)
                .limit(16)
                .parallel()
                .mapToLong(shared ->
                        shared.where(t -> t.implantId().eq(2)).stream().count()
                                + catalog.sql("SELECT * FROM implant.implant_diagnostics WHERE implant_id = 3")
                                        .count())
                .sum();

        assertThat(rows).isEqualTo(16 * 80);
    }

    @Test
    void aFeatureThatNobodyKnowsIsRefusedByName() {
        lake.commit(
                "implant/implant_diagnostics",
                13,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"timeTurner\"],"
                        + "\"writerFeatures\":[\"timeTurner\"]}}");

        assertThatThrownBy(table::count).isInstanceOf(LakeException.class).hasMessageContaining("timeTurner");
    }

    @Test
    void aFileOutsideOfTheTableIsRefused() {
        lake.commit(
                "implant/implant_diagnostics",
                13,
                "{\"add\":{\"path\":\"../other/x.parquet\",\"partitionValues\":{\"implant_id\":\"1\",\"date\":\"2024-04-14\"},"
                        + "\"size\":1,\"modificationTime\":1,\"dataChange\":true}}");

        assertThatThrownBy(table::count).isInstanceOf(LakeException.class).hasMessageContaining("outside of the table");
    }

    @Test
    void declarationsThatDisagreeWithTheLogAreRefusedBeforeRowsFlow() {
        String table = "implant_diagnostics";
        try (Catalog other = lake.open(Declared.delta(
                "implant",
                table,
                Declared.partition("implant_id", Scalar.INT32),
                Declared.partition("date", Scalar.DATE),
                Declared.column("ticks_since_boot", Scalar.STRING)))) {
            assertThatThrownBy(() -> other.table("implant.implant_diagnostics").arrow())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'ticks_since_boot' is declared as string, but in its Delta log it is int64");
        }
        try (Catalog other = lake.open(Declared.delta(
                "implant",
                table,
                Declared.column("implant_id", Scalar.INT32),
                Declared.partition("date", Scalar.DATE)))) {
            assertThatThrownBy(() -> other.table("implant.implant_diagnostics").arrow())
                    .hasMessageContaining("add @Partition to 'implantId'");
        }
        try (Catalog other = lake.open(Declared.delta("implant", "missing", Declared.column("a", Scalar.INT32)))) {
            assertThatThrownBy(() -> other.table("implant.missing").arrow())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("there is no Delta table at");
        }
    }
}
