package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.commit.CommitStores;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.ingest.maintenance.CommitRecord;
import io.neuralake.ingest.maintenance.Compaction;
import io.neuralake.ingest.maintenance.CompactionOptions;
import io.neuralake.ingest.maintenance.Compactor;
import io.neuralake.ingest.maintenance.ParquetRewriter;
import io.neuralake.ingest.maintenance.Rewriter;
import io.neuralake.ingest.maintenance.StoredFiles;
import io.neuralake.ingest.maintenance.TableFiles;
import io.neuralake.ingest.maintenance.TableMaintenance;
import io.neuralake.ingest.maintenance.VacuumOptions;
import io.neuralake.ingest.maintenance.Vacuumed;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableStorage;
import io.neuralake.runtime.engine.ParquetFiles;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are put together and cleaned up beside writers, and no row is another one. */
final class MaintenanceTest {

    private static final CompactionOptions EAGER =
            CompactionOptions.defaults().quiet(Duration.ZERO).leastFiles(2);
    private static final String ALL = "SELECT * FROM lab.events ORDER BY n";

    @TempDir
    private Path directory;

    private final Table events = Lake.delta(
            "events",
            Lake.partition("day", Scalar.DATE),
            Lake.column("n", Scalar.INT64),
            Lake.column("at", Scalar.INSTANT),
            Lake.column("local", Scalar.TIMESTAMP),
            Lake.column("price", new ColumnType.Decimal(20, 3)),
            Lake.nullable("text", Scalar.STRING),
            Lake.column("value", Scalar.FLOAT64),
            Lake.column("list", new ColumnType.ListOf(Scalar.INT32, false)));

    private final List<String> told = new ArrayList<>();

    private static Map<String, Object> row(long n) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "day", LocalDate.of(2024, 4, 14 + (int) (n % 2)),
                "n", n,
                "at", Instant.parse("2024-04-14T10:00:00.123456Z").plusSeconds(n),
                "local", LocalDateTime.parse("2024-04-14T10:00:00.5").plusSeconds(n),
                "price", new BigDecimal("12345678901234567.125").add(BigDecimal.valueOf(n)),
                "value", n / 8.0,
                "list", List.of((int) n, 7)));
        if (n % 3 != 0) {
            row.put("text", "text " + n);
        }
        return row;
    }

    private static void append(Catalog catalog, long from, long to) {
        try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
            for (long n = from; n < to; n++) {
                appender.append(row(n)).join();
            }
        }
    }

    private static List<String> rows(Catalog catalog) {
        return catalog.sql(ALL).stream().map(Row::toString).toList();
    }

    private static TableMaintenance maintenance(Catalog catalog) {
        return TableMaintenance.of(Lake.storage(catalog, "events"));
    }

    private static TableFiles files(Catalog catalog) throws IOException {
        TableStorage storage = Lake.storage(catalog, "events");
        return new StoredFiles(storage.store(), storage.root()).newest();
    }

    @Test
    void smallFilesBecomeOneForEachPartition() throws Exception {
        try (Catalog catalog = new Lake(directory).open(events)) {
            append(catalog, 0, 20);
            List<String> before = rows(catalog);
            assertThat(before).hasSize(20);

            Compaction compaction = maintenance(catalog).compact(EAGER.order(List.of("text", "n")), told::add);

            assertThat(compaction.removed()).isEqualTo(20);
            assertThat(compaction.added()).isEqualTo(2);
            assertThat(compaction.version()).hasValue(20);
            assertThat(told).contains("2 of 2 groups are written", "20 files are 2 now");
            assertThat(rows(catalog)).isEqualTo(before);
            assertThat(catalog.sql("SELECT n FROM lab.events WHERE n = 13").stream()
                            .map(row -> row.get("n"))
                            .toList())
                    .containsExactly(13L);
            assertThat(files(catalog).files())
                    .extracting(AddFile::statistics)
                    .allSatisfy(statistics -> assertThat(statistics).contains("\"numRecords\":10"))
                    .anySatisfy(statistics -> assertThat(statistics)
                            .contains("\"n\":1,", "\"n\":19,", "\"price\":12345678901234568.125"));
            assertThat(maintenance(catalog).compact(EAGER, told::add).version())
                    .as("nothing is left to do")
                    .isEmpty();

            append(catalog, 20, 22);
            assertThat(rows(catalog)).hasSize(22);
            assertThat(maintenance(catalog).history(3))
                    .extracting(CommitRecord::version, CommitRecord::operation, CommitRecord::removed)
                    .containsExactly(tuple(22L, "WRITE", 0), tuple(21L, "WRITE", 0), tuple(20L, "OPTIMIZE", 20));
        }
    }

    @Test
    void youngAndLargeFilesAreLeftAlone() {
        try (Catalog catalog = new Lake(directory).open(events)) {
            append(catalog, 0, 6);

            assertThat(maintenance(catalog)
                            .compact(EAGER.quiet(Duration.ofHours(1)), told::add)
                            .version())
                    .isEmpty();
            assertThat(maintenance(catalog)
                            .compact(EAGER.targetBytes(100), told::add)
                            .version())
                    .isEmpty();
            assertThat(maintenance(catalog)
                            .compact(EAGER.leastFiles(4), told::add)
                            .version())
                    .isEmpty();
        }
    }

    @Test
    void aColumnThatCameLaterIsAbsentInOlderRows() {
        Lake lake = new Lake(directory);
        Table older = Lake.delta("events", Lake.column("n", Scalar.INT64));
        Table newer = Lake.delta("events", Lake.column("n", Scalar.INT64), Lake.nullable("more", Scalar.INSTANT));
        try (Catalog catalog = lake.open(older);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
            for (long n = 0; n < 3; n++) {
                appender.append(Map.of("n", n)).join();
            }
        }
        try (Catalog catalog = lake.open(newer)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
                assertThat(maintenance(catalog).compact(EAGER, told::add).removed())
                        .as("only files that lack it")
                        .isEqualTo(3);
                appender.append(Map.of("n", 3L, "more", Instant.EPOCH)).join();
            }
            List<String> before = rows(catalog);
            assertThat(maintenance(catalog).compact(EAGER, told::add).removed()).isEqualTo(2);
            assertThat(rows(catalog)).isEqualTo(before).hasSize(4);
        }
    }

    /** Something happens between the plan and the commit. */
    private Compaction during(Catalog catalog, Runnable meanwhile) throws Exception {
        TableStorage storage = Lake.storage(catalog, "events");
        try (CommitStore commits = CommitStores.open(storage.store(), storage.root());
                ParquetFiles files = ParquetFiles.start(directory.resolve("temporary"))) {
            Rewriter real = new ParquetRewriter("compact", storage.store(), storage.root(), commits, files, List.of());
            Rewriter interrupted = new Rewriter() {
                private boolean happened;

                @Override
                public AddFile rewrite(TableFiles table, List<AddFile> group) throws IOException {
                    AddFile written = real.rewrite(table, group);
                    if (!happened) {
                        happened = true;
                        meanwhile.run();
                    }
                    return written;
                }

                @Override
                public void discard(AddFile file) throws IOException {
                    real.discard(file);
                }
            };
            return new Compactor(
                            "compact",
                            commits,
                            new TableLog("compact", commits, storage.store(), storage.root()),
                            new StoredFiles(storage.store(), storage.root()),
                            interrupted,
                            Clock.systemUTC())
                    .run(EAGER, told::add);
        }
    }

    @Test
    void whatIsAppendedMeanwhileStays() throws Exception {
        try (Catalog catalog = new Lake(directory).open(events)) {
            append(catalog, 0, 10);

            Compaction compaction = during(catalog, () -> append(catalog, 10, 14));

            assertThat(compaction.removed()).isEqualTo(10);
            assertThat(compaction.version()).hasValue(14);
            assertThat(rows(catalog)).hasSize(14);
            assertThat(files(catalog).files()).hasSize(6);
        }
    }

    @Test
    void groupsThatSomebodyElseHasTouchedAreGivenUp() throws Exception {
        Lake lake = new Lake(directory);
        try (Catalog catalog = lake.open(events)) {
            append(catalog, 0, 10);
            String gone = files(catalog).files().get(0).path();
            List<String> before = rows(catalog);

            Compaction compaction =
                    during(catalog, () -> remove(catalog, file -> file.path().equals(gone)));

            assertThat(compaction.givenUp()).isEqualTo(1);
            assertThat(compaction.added()).isEqualTo(1);
            assertThat(rows(catalog)).hasSize(9).isSubsetOf(before);
            assertThat(lake.files("events", ".parquet"))
                    .as("what was given up is deleted")
                    .hasSize(11);

            assertThat(during(catalog, () -> maintenance(catalog).compact(EAGER, told::add))
                            .version())
                    .as("two compactions at once: one gives up")
                    .isEmpty();
            assertThat(rows(catalog)).hasSize(9);
        }
    }

    private void remove(Catalog catalog, Predicate<AddFile> which) {
        try {
            TableFiles table = files(catalog);
            String remove = table.files().stream()
                    .filter(which)
                    .map(file -> "{\"remove\":{\"path\":\"" + file.path()
                            + "\",\"deletionTimestamp\":1,\"dataChange\":true}}")
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    directory.resolve("events/_delta_log/" + "0".repeat(18) + (table.version() + 1) + ".json"),
                    remove + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCheckpointStandsForTheCommitsBeforeIt() throws Exception {
        try (Catalog catalog = new Lake(directory).open(events)) {
            append(catalog, 0, 12);
            List<String> before = rows(catalog);

            assertThat(maintenance(catalog).checkpoint()).isTrue();
            assertThat(maintenance(catalog).checkpoint()).isFalse();

            for (int version = 0; version < 11; version++) {
                Files.delete(directory.resolve(String.format(Locale.ROOT, "events/_delta_log/%020d.json", version)));
            }
            try (Catalog again = new Lake(directory).open(events)) {
                assertThat(rows(again)).isEqualTo(before);
                append(again, 12, 14);
                assertThat(rows(again)).hasSize(14);
                assertThat(maintenance(again).compact(EAGER, told::add).removed())
                        .isEqualTo(14);
                assertThat(rows(again)).hasSize(14);
                assertThat(maintenance(again).history(100)).hasSize(4);
                assertThatThrownBy(() -> maintenance(again).vacuum(VacuumOptions.defaults(), told::add))
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("commit 10 is not there any more");
            }
        }
    }

    @Test
    void whatNobodyNeedsIsDeletedWhenItIsOldEnough() throws Exception {
        Lake lake = new Lake(directory);
        try (Catalog catalog = lake.open(events)) {
            append(catalog, 0, 6);
            Path day = directory.resolve("events/day=2024-04-14");
            Path orphan = Files.writeString(day.resolve("part-of-a-killed-writer.parquet"), "x");
            Path draft = Files.writeString(day.resolve(".part.parquet.0d1f3c3e-8f2f-4a52-9a51-0b3c6a2f7d11.tmp"), "x");
            Path commit = Files.writeString(
                    directory.resolve(
                            "events/_delta_log/.00000000000000000009.json.0d1f3c3e-8f2f-4a52-9a51-0b3c6a2f7d11.tmp"),
                    "x");
            assertThat(maintenance(catalog).compact(EAGER, told::add).removed()).isEqualTo(6);
            List<String> before = rows(catalog);

            Vacuumed early = maintenance(catalog).vacuum(VacuumOptions.defaults(), told::add);
            assertThat(early.files()).isEmpty();
            assertThat(early.drafts()).isEmpty();

            TableMaintenance later = TableMaintenance.of(
                    Lake.storage(catalog, "events"), Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));
            Vacuumed counted = later.vacuum(VacuumOptions.counting(), told::add);
            assertThat(counted.files())
                    .as("the files of the last commit before the retention stay")
                    .containsExactly("day=2024-04-14/part-of-a-killed-writer.parquet");
            assertThat(counted.drafts()).hasSize(2);
            assertThat(orphan).exists();

            append(catalog, 6, 7);
            Vacuumed vacuumed = later.vacuum(VacuumOptions.defaults(), told::add);
            assertThat(vacuumed.files()).hasSize(7);
            assertThat(orphan).doesNotExist();
            assertThat(draft).doesNotExist();
            assertThat(commit).doesNotExist();
            assertThat(rows(catalog)).hasSize(7).containsAll(before);
            assertThat(lake.files("events", ".parquet")).hasSize(3);
        }
    }

    @Test
    void aShortRetentionIsRefused() {
        assertThatThrownBy(() -> VacuumOptions.defaults().retention(Duration.ofMinutes(5)))
                .hasMessageContaining("a retention of PT5M takes files away from queries");
    }

    @Test
    void aTableThatIsNotThereIsAnError() {
        try (Catalog catalog = new Lake(directory).open(events)) {
            assertThatThrownBy(() -> maintenance(catalog).compact(EAGER, told::add))
                    .hasMessageContaining("cannot compact table 'lab.events': there is no Delta table at");
        }
    }
}
