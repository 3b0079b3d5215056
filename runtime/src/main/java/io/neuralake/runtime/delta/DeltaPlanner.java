package io.neuralake.runtime.delta;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Pruning;
import io.neuralake.runtime.condition.StoredText;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredSchemaCheck;
import io.neuralake.runtime.plan.StoredType;
import io.neuralake.runtime.plan.TablePlanner;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Plans Delta tables: the kernel replays the log and skips files by their statistics, partition values are compared here.
 *
 * <p>A table that uses a feature which would be read wrong is refused, by the name of the feature.
 */
public final class DeltaPlanner implements TablePlanner {

    /** Features that change nothing in how the rows of a file are read, or that are looked at file by file. */
    private static final Set<String> READABLE =
            Set.of("columnMapping", "deletionVectors", "timestampNtz", "v2Checkpoint", "vacuumProtocolCheck");

    private final Engine engine;

    /** A planner for tables in a store. */
    public DeltaPlanner(ObjectStore store) {
        this.engine = new StoreEngine(store);
    }

    @Override
    public ScanPlan plan(Table table, Place root, Condition condition) {
        try {
            return new Planning(table, root, condition).plan();
        } catch (TableNotFoundException e) {
            throw failure(
                    table,
                    "there is no Delta table at " + root,
                    "write the table, or correct its location or format",
                    e);
        } catch (UnsupportedTableFeatureException e) {
            throw failure(
                    table,
                    "it uses the Delta features " + String.join(", ", e.getUnsupportedFeatures())
                            + ", which this version does not read",
                    "read it with an engine that supports them, or rewrite the table without them",
                    e);
        } catch (KernelException | KernelEngineException | IOException | UncheckedIOException e) {
            Optional<StorageException> storage = StorageException.in(e);
            if (storage.isPresent()) {
                throw failure(
                        table,
                        "the Delta log at " + root + " cannot be read: "
                                + storage.get().getMessage(),
                        storage.get().fix(),
                        e);
            }
            throw failure(
                    table,
                    "the Delta log at " + root + " cannot be read: " + e.getMessage(),
                    "check that the table is complete and readable",
                    e);
        }
    }

    private static LakeException failure(Table table, String reason, String fix, Throwable cause) {
        return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix, cause);
    }

    /** The planning of one scan. */
    private final class Planning {

        private final Table table;
        private final Place root;
        private final Condition condition;
        private final KernelTable snapshot;
        private final List<PlannedFile> files = new ArrayList<>();

        Planning(Table table, Place root, Condition condition) {
            this.table = table;
            this.root = root;
            this.condition = condition;
            this.snapshot = KernelTable.newest(engine, root);
        }

        ScanPlan plan() throws IOException {
            checkFeatures();
            StoredType.Nested stored = KernelTypes.stored(snapshot.schema());
            checkPartitions();
            new StoredSchemaCheck(table, "its Delta log").check(table.columns(), stored);
            snapshot.files(new KernelPredicates(stored).predicate(condition), this::add);
            files.sort(Comparator.comparing(file -> file.place().path()));
            return new ScanPlan(table, files, OptionalLong.of(snapshot.version()));
        }

        private void checkFeatures() {
            for (String feature : snapshot.readerFeatures()) {
                if (!READABLE.contains(feature)) {
                    throw unsupported(feature, "");
                }
            }
            if (snapshot.columnMapping()) {
                throw unsupported("columnMapping", "");
            }
        }

        private LakeException unsupported(String feature, String detail) {
            return failure(
                    "it uses the Delta feature '" + feature + "'" + detail + ", which this version does not read",
                    "read it with an engine that supports the feature, or rewrite the table without it");
        }

        private void checkPartitions() {
            List<String> stored = snapshot.partitions();
            for (Column column : table.columns()) {
                boolean partition = stored.stream().anyMatch(name -> name.equalsIgnoreCase(column.name()));
                if (partition != column.partition()) {
                    throw failure(
                            "column '" + column.name() + "' is " + (column.partition() ? "" : "not ")
                                    + "declared as a partition, but the table is partitioned by "
                                    + (stored.isEmpty() ? "nothing" : String.join(", ", stored)),
                            (partition ? "add @Partition to '" : "remove @Partition from '") + column.member() + "'");
                }
            }
        }

        private void add(KernelTable.File file) {
            Map<String, Optional<Value>> values = values(file);
            if (!Pruning.possible(condition, values)) {
                return;
            }
            if (file.deletions()) {
                throw unsupported("deletionVectors", " in file " + file.path());
            }
            List<Optional<Value>> ordered = new ArrayList<>();
            for (Column column : table.partitions()) {
                ordered.add(values.get(column.name()));
            }
            files.add(new PlannedFile(DataPath.place(table, root, file.path()), file.size(), file.modified(), ordered));
        }

        private Map<String, Optional<Value>> values(KernelTable.File file) {
            Map<String, Optional<String>> texts = new HashMap<>();
            file.partitions().forEach((name, text) -> texts.put(name.toLowerCase(Locale.ROOT), text));
            Map<String, Optional<Value>> values = new HashMap<>();
            for (Column column : table.partitions()) {
                Optional<String> text = texts.getOrDefault(column.name().toLowerCase(Locale.ROOT), Optional.empty());
                values.put(column.name(), text.filter(some -> !some.isEmpty()).map(some -> value(column, some, file)));
            }
            return values;
        }

        private Value value(Column column, String text, KernelTable.File file) {
            ColumnType type = column.type();
            return StoredText.value(type, text)
                    .orElseThrow(() -> failure(
                            "file " + file.path() + " has '" + text + "' for the partition column '" + column.name()
                                    + "', which is " + type.text(),
                            "declare another type for the column, or rewrite the file"));
        }

        private LakeException failure(String reason, String fix) {
            return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix);
        }
    }
}
