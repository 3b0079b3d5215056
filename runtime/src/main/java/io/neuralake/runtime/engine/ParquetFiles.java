package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.error.LakeException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes Arrow batches to Parquet files, in the types of the declared columns.
 *
 * <p>It has a DuckDB of its own with one thread, the caller's, and one connection: a file of a few rows costs little more than
 * itself. It is used by one thread at a time.
 */
public final class ParquetFiles implements AutoCloseable {

    /** A view, which is made again for each file. */
    private static final String BATCHES = "neuralake_rows";

    private final BufferAllocator memory;
    private final DuckDbInstance instance;
    private final DuckDBConnection connection;

    private ParquetFiles(BufferAllocator memory, DuckDbInstance instance, DuckDBConnection connection) {
        this.memory = memory;
        this.instance = instance;
        this.connection = connection;
    }

    /**
     * Begins to write.
     *
     * @param temporaryDirectory where DuckDB may put what does not fit in memory; made when it is needed
     */
    public static ParquetFiles start(Path temporaryDirectory) {
        BufferAllocator memory = ArrowMemory.allocator();
        @Nullable DuckDbInstance instance = null;
        try {
            instance =
                    DuckDbInstance.start(new EngineSettings(Optional.empty(), OptionalInt.of(1), temporaryDirectory));
            return new ParquetFiles(memory, instance, instance.connect());
        } catch (SQLException | RuntimeException e) {
            Deque<AutoCloseable> resources = new ArrayDeque<>();
            if (instance != null) {
                resources.add(instance);
            }
            resources.add(memory);
            EngineFailure.closeAll("write files", resources);
            throw e instanceof LakeException known ? known : EngineFailure.of("write files", e);
        }
    }

    /** Where batches are made that shall be written. */
    public BufferAllocator memory() {
        return memory;
    }

    /**
     * Writes a file that is not there yet.
     *
     * @param asked what is being done, for messages
     * @param columns the columns of the file, which the batches have in the same order
     * @param batches made in {@link #memory}; they are not freed
     * @return number of rows
     */
    public long write(String asked, Path file, List<Column> columns, List<VectorSchemaRoot> batches) {
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory);
                Batches reader = new Batches(memory, batches)) {
            Data.exportArrayStream(memory, reader, stream);
            connection.registerArrowStream(BATCHES, stream);
            String items = columns.stream()
                    .map(column -> "CAST(" + Sql.name(column.name()) + " AS " + SqlTypes.type(column.type()) + ") AS "
                            + Sql.name(column.name()))
                    .collect(Collectors.joining(", "));
            try (Statement statement = connection.createStatement()) {
                return statement.executeLargeUpdate("COPY (SELECT " + items + " FROM " + BATCHES + ") TO "
                        + Sql.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            } finally {
                stream.release();
            }
        } catch (SQLException e) {
            throw EngineFailure.of(asked, e);
        }
    }

    /**
     * Puts the rows of several files into one that is not there yet.
     *
     * @param asked what is being done, for messages
     * @param from the files; a column that one lacks is absent in its rows, and one that all lack is left out
     * @param columns the columns of the new file, in order; those without a type here keep the one that they have in the files
     * @param order columns by which rows are sorted; empty for the order of the files
     * @return number of rows
     */
    public long rewrite(
            String asked, List<Path> from, Path to, Map<String, Optional<ColumnType>> columns, List<String> order) {
        String files = from.stream().map(file -> Sql.text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
        String sorted = order.isEmpty()
                ? ""
                : order.stream().map(Sql::name).collect(Collectors.joining(", ", " ORDER BY ", ""));
        try (Statement statement = connection.createStatement()) {
            String all = "read_parquet(" + files + ", union_by_name = true, hive_partitioning = false)";
            List<String> there = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("DESCRIBE SELECT * FROM " + all)) {
                while (names.next()) {
                    there.add(names.getString(1));
                }
            }
            String items = columns.entrySet().stream()
                    .filter(column -> there.contains(column.getKey()))
                    .map(column ->
                            Sql.name(column.getKey()) + type(column.getValue()) + " AS " + Sql.name(column.getKey()))
                    .collect(Collectors.joining(", "));
            return statement.executeLargeUpdate("COPY (SELECT " + items + " FROM " + all + sorted + ") TO "
                    + Sql.text(to.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw EngineFailure.of(asked, e);
        }
    }

    private static String type(Optional<ColumnType> type) {
        return type.map(known -> "::" + SqlTypes.type(known)).orElse("");
    }

    @Override
    public void close() {
        EngineFailure.closeAll("close a writer", new ArrayDeque<>(List.of(connection, instance, memory)));
    }

    /** Batches that somebody else holds, one after the other. */
    private static final class Batches extends ArrowReader {

        private final Iterator<VectorSchemaRoot> rest;
        private VectorSchemaRoot current;

        Batches(BufferAllocator memory, List<VectorSchemaRoot> batches) {
            super(memory);
            this.rest = batches.iterator();
            this.current = batches.get(0);
        }

        @Override
        public boolean loadNextBatch() {
            boolean more = rest.hasNext();
            if (more) {
                current = rest.next();
            }
            return more;
        }

        @Override
        public VectorSchemaRoot getVectorSchemaRoot() {
            return current;
        }

        @Override
        public Map<Long, Dictionary> getDictionaryVectors() {
            return Map.of();
        }

        @Override
        public @Nullable Dictionary lookup(long id) {
            return null;
        }

        @Override
        public Set<Long> getDictionaryIds() {
            return Set.of();
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {
            // Whoever holds the batches frees them.
        }

        @Override
        public void close(boolean closeSource) {
            // Whoever holds the batches frees them.
        }

        @Override
        protected void closeReadSource() {
            // Whoever holds the batches frees them.
        }

        @Override
        protected Schema readSchema() {
            return current.getSchema();
        }
    }
}
