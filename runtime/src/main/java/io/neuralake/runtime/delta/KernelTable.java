package io.neuralake.runtime.delta;

import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One version of a Delta table, as the kernel sees it.
 *
 * <p>It is the only class that touches what is internal to the kernel ({@link Protocol}, and the layout of scan files as the
 * documentation of {@link Scan} describes it).
 */
final class KernelTable {

    private final Engine engine;
    private final Snapshot snapshot;

    private KernelTable(Engine engine, Snapshot snapshot) {
        this.engine = engine;
        this.snapshot = snapshot;
    }

    static KernelTable newest(Engine engine, Place root) {
        return new KernelTable(
                engine, TableManager.loadSnapshot(StoreFileIO.text(root)).build(engine));
    }

    long version() {
        return snapshot.getVersion();
    }

    StructType schema() {
        return snapshot.getSchema();
    }

    List<String> partitions() {
        return snapshot.getPartitionColumnNames();
    }

    /** Names of the features that a reader must know, as the protocol calls them. */
    Set<String> readerFeatures() {
        Protocol protocol = snapshot.getProtocol();
        Set<String> features = new TreeSet<>(protocol.getReaderFeatures());
        if (protocol.getMinReaderVersion() == 2) {
            features.add("columnMapping");
        }
        return features;
    }

    boolean columnMapping() {
        String mode = snapshot.getTableProperties().getOrDefault("delta.columnMapping.mode", "none");
        return !mode.toLowerCase(Locale.ROOT).equals("none");
    }

    /** Passes on the files that the kernel does not rule out. */
    void files(Optional<Predicate> predicate, Consumer<File> files) throws IOException {
        ScanBuilder builder = snapshot.getScanBuilder();
        if (predicate.isPresent()) {
            builder = builder.withFilter(predicate.get());
        }
        try (CloseableIterator<FilteredColumnarBatch> batches = builder.build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        files.accept(file(row.getStruct(row.getSchema().indexOf("add"))));
                    }
                }
            }
        }
    }

    private static File file(Row add) {
        StructType schema = add.getSchema();
        int deletions = schema.indexOf("deletionVector");
        return new File(
                add.getString(schema.indexOf("path")),
                strings(add.getMap(schema.indexOf("partitionValues"))),
                add.getLong(schema.indexOf("size")),
                add.getLong(schema.indexOf("modificationTime")),
                deletions >= 0 && !add.isNullAt(deletions));
    }

    private static Map<String, Optional<String>> strings(MapValue map) {
        ColumnVector keys = map.getKeys();
        ColumnVector values = map.getValues();
        Map<String, Optional<String>> strings = new HashMap<>();
        for (int i = 0; i < map.getSize(); i++) {
            strings.put(keys.getString(i), values.isNullAt(i) ? Optional.empty() : Optional.of(values.getString(i)));
        }
        return strings;
    }

    /**
     * A data file as the log has it.
     *
     * @param path path as written: escaped, and usually relative to the table
     * @param partitions partition values in text form; empty for an absent value
     * @param size bytes
     * @param modified when it was written, in milliseconds since 1970-01-01T00:00:00Z
     * @param deletions whether some of its rows are deleted
     */
    record File(String path, Map<String, Optional<String>> partitions, long size, long modified, boolean deletions) {}
}
