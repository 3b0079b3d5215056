package io.neuralake.runtime.plan;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Pruning;
import io.neuralake.runtime.condition.StoredText;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans tables that are Parquet files below a directory.
 *
 * <p>Directories are left out as soon as their partition values rule them out, without being listed. Names that start with
 * {@code _} or {@code .} are not data.
 */
public final class ParquetPlanner implements TablePlanner {

    private static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";
    private static final String MAGIC = "PAR1";

    private final ObjectStore store;

    /** A planner for tables in a store. */
    public ParquetPlanner(ObjectStore store) {
        this.store = store;
    }

    @Override
    public ScanPlan plan(Table table, Place root, Condition condition, TableVersion version) {
        Walk walk = new Walk(table, root, condition);
        try {
            ObjectStatus status = store.status(root);
            if (status.directory()) {
                walk.directory(root, new HashMap<>(), 0);
            } else {
                walk.file(status, Map.of());
            }
        } catch (NoSuchFileException e) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "there is nothing at " + root,
                    "write the table, or correct its location",
                    e);
        } catch (IOException e) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "its directory " + root + " cannot be listed: " + e.getMessage(),
                    StorageException.in(e).map(StorageException::fix).orElse("check that it can be read"),
                    e);
        }
        return walk.plan();
    }

    /** One pass over the directories of a table. */
    private final class Walk {

        private final Table table;
        private final Place root;
        private final Condition condition;
        private final List<Column> partitions;
        private final boolean hive;
        private final List<PlannedFile> files = new ArrayList<>();

        Walk(Table table, Place root, Condition condition) {
            this.table = table;
            this.root = root;
            this.condition = condition;
            this.partitions = table.partitions();
            this.hive = table.partitioning().orElse(Partitioning.HIVE) == Partitioning.HIVE;
        }

        ScanPlan plan() {
            return new ScanPlan(table, files, OptionalLong.empty());
        }

        void directory(Place directory, Map<String, Optional<Value>> shared, int depth) throws IOException {
            for (ObjectStatus entry : store.list(directory, "")) {
                String name = entry.name();
                if (name.startsWith(".") || hidden(name)) {
                    continue;
                }
                if (!entry.directory()) {
                    if (isParquet(entry)) {
                        file(entry, shared);
                    }
                    continue;
                }
                Map<String, Optional<Value>> inner = new HashMap<>(shared);
                step(entry, inner, depth);
                if (Pruning.possible(condition, inner)) {
                    directory(entry.place(), inner, depth + 1);
                }
            }
        }

        private boolean hidden(String name) {
            // A partition column may be called _day; its directories are data all the same.
            return name.startsWith("_")
                    && !name.equals(ABSENT)
                    && partitions.stream().noneMatch(column -> hive && name.startsWith(column.name() + "="));
        }

        private void step(ObjectStatus entry, Map<String, Optional<Value>> shared, int depth) {
            String name = entry.name();
            if (!hive) {
                if (depth < partitions.size()) {
                    Column column = partitions.get(depth);
                    shared.put(column.name(), value(column, name, entry.place()));
                }
                return;
            }
            int equals = name.indexOf('=');
            if (equals > 0) {
                String key = PercentEscapes.decode(name.substring(0, equals));
                for (Column column : partitions) {
                    if (column.name().equalsIgnoreCase(key)) {
                        shared.put(
                                column.name(),
                                value(column, PercentEscapes.decode(name.substring(equals + 1)), entry.place()));
                    }
                }
            }
        }

        private Optional<Value> value(Column column, String text, Place directory) {
            if (text.equals(ABSENT) || (text.isEmpty() && column.type() != ColumnType.Scalar.STRING)) {
                return Optional.empty();
            }
            return Optional.of(StoredText.value(column.type(), text)
                    .orElseThrow(() -> failure(
                            "directory " + directory + " gives '" + text + "' for the partition column '"
                                    + column.name() + "', which is "
                                    + column.type().text(),
                            "rename or remove the directory, or declare another type for the column")));
        }

        void file(ObjectStatus file, Map<String, Optional<Value>> shared) {
            List<Optional<Value>> values = new ArrayList<>(partitions.size());
            for (Column column : partitions) {
                Optional<Value> value = shared.get(column.name());
                if (value == null) {
                    throw failure(
                            "file " + file.place() + " is in no directory for the partition column '" + column.name()
                                    + "'",
                            "store it at " + root + "/" + layout() + ", or declare the column without @Partition");
                }
                values.add(value);
            }
            if (Pruning.possible(condition, shared)) {
                files.add(new PlannedFile(
                        file.place(),
                        file.size(),
                        file.modified(),
                        file.tag(),
                        values,
                        OptionalLong.empty(),
                        Optional.empty()));
            }
        }

        private String layout() {
            StringBuilder layout = new StringBuilder();
            for (Column column : partitions) {
                layout.append(hive ? column.name() + "=" : "")
                        .append('<')
                        .append(column.name())
                        .append(">/");
            }
            return layout.append("….parquet").toString();
        }

        private LakeException failure(String reason, String fix) {
            return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix);
        }
    }

    /** By its name or, for writers that give none, by its first bytes. */
    private boolean isParquet(ObjectStatus entry) throws IOException {
        String lower = entry.name().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".parquet") || lower.endsWith(".parq")) {
            return true;
        }
        ByteBuffer start = ByteBuffer.allocate(MAGIC.length());
        try (SeekableByteChannel channel = store.read(entry.place())) {
            int count;
            do {
                count = channel.read(start);
            } while (start.hasRemaining() && count >= 0);
        }
        return StandardCharsets.US_ASCII.decode(start.flip()).toString().equals(MAGIC);
    }
}
