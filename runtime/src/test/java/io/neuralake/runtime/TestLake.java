package io.neuralake.runtime;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.runtime.delta.StoreEngine;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.storage.LocalObjectStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Real tables in a directory: Parquet written by DuckDB, Delta logs by the kernel. */
final class TestLake {

    private final Path root;
    private final Engine engine = new StoreEngine(new LocalObjectStore());

    TestLake(Path root) {
        this.root = root;
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** Writes the rows of a query as one Parquet file. */
    Path parquet(String relative, String query) {
        return parquet(relative, query, "CODEC 'snappy'");
    }

    /** Writes the rows of a query as one Parquet file, in a way of the writer. */
    Path parquet(String relative, String query, String option) {
        try {
            Path file = root.resolve(relative);
            Files.createDirectories(file.getParent());
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
                statement.execute("COPY (" + query + ") TO '" + file.toString().replace("'", "''")
                        + "' (FORMAT parquet, " + option + ")");
            }
            return file;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(relative, e);
        }
    }

    void createDelta(String relative, StructType schema, List<String> partitions) {
        createDelta(relative, schema, partitions, Map.of());
    }

    void createDelta(String relative, StructType schema, List<String> partitions, Map<String, String> properties) {
        try {
            // The log's own folder has to be there; the kernel makes it through the file system.
            Files.createDirectories(root.resolve(relative));
        } catch (IOException e) {
            throw new IllegalStateException(relative, e);
        }
        var builder = TableManager.buildCreateTableTransaction(
                        root.resolve(relative).toString(), schema, "test")
                .withTableProperties(properties);
        if (!partitions.isEmpty()) {
            builder = builder.withDataLayoutSpec(DataLayoutSpec.partitioned(partitions.stream()
                    .map(io.delta.kernel.expressions.Column::new)
                    .toList()));
        }
        builder.build(engine).commit(engine, CloseableIterable.emptyIterable());
    }

    /** Adds the rows of a query to a partition, with statistics of one column. */
    void append(
            String relative, Map<String, Literal> partition, String query, Optional<DataFileStatistics> statistics) {
        Transaction transaction = TableManager.loadSnapshot(
                        root.resolve(relative).toString())
                .build(engine)
                .buildUpdateTableTransaction("test", Operation.WRITE)
                .build(engine);
        Row state = transaction.getTransactionState(engine);
        DataWriteContext context = Transaction.getWriteContext(engine, state, new TreeMap<>(partition));
        String directory = root.relativize(Path.of(context.getTargetDirectory().replaceFirst("^file:/*", "/")))
                .toString();
        int files = fileCount(root.resolve(directory));
        Path file = parquet(directory + "/part-" + files + ".parquet", query);
        try {
            DataFileStatus status = new DataFileStatus(
                    file.toUri().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis(),
                    statistics);
            CloseableIterator<Row> actions =
                    Transaction.generateAppendActions(engine, state, iterator(List.of(status)), context);
            transaction.commit(engine, CloseableIterable.inMemoryIterable(actions));
        } catch (IOException e) {
            throw new IllegalStateException(relative, e);
        }
    }

    private static int fileCount(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? 0 : names.length;
    }

    private static <T> CloseableIterator<T> iterator(List<T> items) {
        Iterator<T> iterator = items.iterator();
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                return iterator.next();
            }

            @Override
            public void close() {}
        };
    }

    /** Adds a line to the log that the kernel would not write. */
    void commit(String relative, int version, String... actions) {
        String name = "0".repeat(20 - Integer.toString(version).length()) + version + ".json";
        try {
            Files.createDirectories(root.resolve(relative).resolve("_delta_log"));
            Files.writeString(
                    root.resolve(relative).resolve("_delta_log").resolve(name), String.join("\n", actions) + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(relative, e);
        }
    }

    /** The files that a scan would read. */
    static List<PlannedFile> files(TableScan<?, ?> scan) {
        return ((ScanPlan) scan.input()).files();
    }

    /** The files that a statement would read of the first table that it reads. */
    static List<PlannedFile> files(QueryResult result) {
        return ((ScanPlan) result.inputs().get(0)).files();
    }

    /** The files that a statement would read of a table. */
    static List<PlannedFile> files(QueryResult result, String table) {
        return result.inputs().stream()
                .filter(input -> input.table().qualifiedName().equals(table))
                .map(input -> ((ScanPlan) input).files())
                .findFirst()
                .orElseThrow();
    }

    Catalog open(Table... tables) {
        return open(CatalogOptions.defaults().location("lake", root.toString()), tables);
    }

    Catalog open(CatalogOptions options, Table... tables) {
        try {
            return open(options, manifest(tables));
        } catch (IOException e) {
            throw new IllegalStateException("manifest", e);
        }
    }

    /** A folder of classes with a manifest of the tables. */
    Path manifest(Table... tables) throws IOException {
        Files.createDirectories(root);
        Path classes = Files.createTempDirectory(root, "classes");
        Path manifest = classes.resolve(ManifestFormat.CATALOG);
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, ManifestWriter.manifest(io.neuralake.catalog.Catalog.unnamed(databases(tables))));
        return classes;
    }

    static Catalog open(CatalogOptions options, Path... classes) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = new URL[classes.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classes[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);
            return Catalog.open(options);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Database> databases(Table... tables) {
        Map<String, List<Table>> byDatabase = new TreeMap<>();
        Arrays.stream(tables)
                .forEach(table -> byDatabase
                        .computeIfAbsent(table.database(), name -> new ArrayList<>())
                        .add(table));
        return byDatabase.entrySet().stream()
                .map(entry -> Database.named(entry.getKey(), entry.getValue()))
                .toList();
    }
}
