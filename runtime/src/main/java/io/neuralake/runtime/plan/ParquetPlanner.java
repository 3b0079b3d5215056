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
import io.neuralake.runtime.footer.FooterStatistics;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Plans tables that are Parquet files below a directory.
 *
 * <p>Directories are left out as soon as their partition values rule them out, without being listed, and files as soon as
 * their footers do. Names that start with
 * {@code _} or {@code .} are not data. Where nothing has the location as its name, it is a pattern of names:
 * {@code /data/trips/day=2024-*}, {@code /data/trips/part-*.parquet}.
 */
public final class ParquetPlanner implements TablePlanner {

    private static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";
    private static final String MAGIC = "PAR1";
    private static final String DELTA_LOG = "_delta_log";
    private static final int NAMED = 5;

    private final ObjectStore store;
    private final FooterStatistics footers;

    /** A planner for tables in a store. */
    public ParquetPlanner(ObjectStore store) {
        this.store = store;
        this.footers = new FooterStatistics(store);
    }

    @Override
    public ScanPlan plan(TableRequest request, Place root) {
        Table table = request.table();
        Walk walk = new Walk(request, root);
        try {
            walk.start();
        } catch (NoSuchFileException e) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "there is nothing at " + root,
                    new NearPlaces(store).advice(root),
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
        private final boolean explained;
        private final List<PlannedFile> files = new ArrayList<>();
        private final List<PlannedFile> leftOut = new ArrayList<>();
        private final Set<Place> entered = new HashSet<>();
        private Place base;
        private Place realBase;
        private int matches;
        private boolean found;
        private final List<String> others = new ArrayList<>();

        Walk(TableRequest request, Place root) {
            this.table = request.table();
            this.root = root;
            this.base = root;
            this.realBase = root;
            this.condition = request.condition();
            this.explained = request.explained();
            this.partitions = table.partitions();
            this.hive = table.partitioning().orElse(Partitioning.HIVE) == Partitioning.HIVE;
        }

        void start() throws IOException {
            Optional<LocationPattern> pattern = LocationPattern.of(root);
            try {
                ObjectStatus status = store.status(root);
                if (status.directory()) {
                    start(root, List.of());
                } else {
                    file(status, Map.of());
                }
            } catch (NoSuchFileException e) {
                if (pattern.isEmpty()) {
                    throw e;
                }
                base = pattern.get().base();
                start(base, pattern.get().names());
                if (matches == 0) {
                    throw e;
                }
            }
        }

        /** Other people's files are no concern of ours, but a table of nothing else is no empty one. */
        private void checkFormat() {
            if (!found && !others.isEmpty()) {
                int most = Math.min(others.size(), NAMED);
                throw failure(
                        "no file at " + root + " is a Parquet file: there "
                                + (others.size() == 1 ? "is " : "are ")
                                + String.join(", ", others.subList(0, most))
                                + (others.size() > most ? " and " + (others.size() - most) + " more" : ""),
                        "write the table as Parquet, or correct its location");
            }
        }

        ScanPlan plan() {
            checkFormat();
            List<ObjectStatus> objects = files.stream().map(PlannedFile::object).toList();
            BitSet possible = footers.possible(table, base, objects, condition, this::possible);
            if (possible.cardinality() == files.size()) {
                return new ScanPlan(table, files, leftOut);
            }
            List<PlannedFile> read = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                if (possible.get(i)) {
                    read.add(files.get(i));
                } else if (explained) {
                    leftOut.add(files.get(i));
                }
            }
            return new ScanPlan(table, read, leftOut);
        }

        private boolean possible(Condition test, int position) {
            Map<String, Optional<Value>> shared = new HashMap<>();
            List<Optional<Value>> values = files.get(position).partitions();
            for (int i = 0; i < values.size(); i++) {
                shared.put(partitions.get(i).name(), values.get(i));
            }
            return Pruning.possible(test, shared);
        }

        private void start(Place directory, List<PathMatcher> names) throws IOException {
            realBase = store.real(directory);
            enter(directory, realBase, Map.of(), 0, names);
        }

        /** Reads a directory, unless a link has led back to one that is being read. */
        private void enter(
                Place directory, Place real, Map<String, Optional<Value>> shared, int depth, List<PathMatcher> names)
                throws IOException {
            if (!entered.add(real)) {
                throw failure("directory " + directory + " is a link to a directory that holds it", "remove the link");
            }
            try {
                directory(directory, real, shared, depth, names);
            } finally {
                entered.remove(real);
            }
        }

        /** Where an entry of a directory really is, which must be within the table. */
        private Place real(ObjectStatus entry, Place directory) throws IOException {
            if (!entry.link()) {
                return directory.child(entry.name());
            }
            Place real = store.real(entry.place());
            if (!entered.contains(real)) {
                checkInside(entry.place(), real);
            }
            return real;
        }

        private void checkInside(Place place, Place real) {
            if (!real.equals(place) && realBase.relative(real).isEmpty()) {
                throw failure(
                        place + " is a link out of the table, to " + real,
                        "copy what it leads to into the table, or make that the location");
            }
        }

        private void directory(
                Place directory, Place real, Map<String, Optional<Value>> shared, int depth, List<PathMatcher> names)
                throws IOException {
            List<PathMatcher> inner = names.isEmpty() ? names : names.subList(1, names.size());
            for (ObjectStatus entry : store.list(directory, "")) {
                String name = entry.name();
                if (name.equals(DELTA_LOG) && entry.directory()) {
                    throw failure(
                            directory + " holds a Delta table, of which files may be replaced or deleted ones",
                            "declare it with format = DELTA, which is the default");
                }
                if (name.startsWith(".") || hidden(name) || !(names.isEmpty() || matches(names.get(0), name))) {
                    continue;
                }
                matches += inner.isEmpty() ? 1 : 0;
                if (!entry.directory()) {
                    if (inner.isEmpty() && isParquet(entry)) {
                        real(entry, real);
                        file(entry, shared);
                        found = true;
                    } else if (entry.size() > 0) {
                        others.add(name);
                    }
                    continue;
                }
                Map<String, Optional<Value>> values = new HashMap<>(shared);
                step(entry, values, depth);
                boolean possible = Pruning.possible(condition, values);
                found |= !possible;
                if (explained || possible) {
                    try {
                        enter(entry.place(), real(entry, real), values, depth + 1, inner);
                    } catch (NoSuchFileException e) {
                        // It was there a moment ago; what is removed while a table is planned is not in it any more.
                    }
                }
            }
        }

        private static boolean matches(PathMatcher matcher, String name) {
            return matcher.matches(Path.of(name));
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
                        Optional<Value> value =
                                value(column, PercentEscapes.decode(name.substring(equals + 1)), entry.place());
                        Optional<Value> outer = shared.put(column.name(), value);
                        if (outer != null && !outer.equals(value)) {
                            throw failure(
                                    "directory " + entry.place() + " gives another value for the partition column '"
                                            + column.name() + "' than a directory that holds it",
                                    "move its files to one directory for each value");
                        }
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
                            "store it at " + base + "/" + layout() + ", or declare the column without @Partition");
                }
                values.add(value);
            }
            boolean possible = Pruning.possible(condition, shared);
            if (possible || explained) {
                (possible ? files : leftOut)
                        .add(new PlannedFile(
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
