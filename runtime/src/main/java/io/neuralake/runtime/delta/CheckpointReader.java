package io.neuralake.runtime.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads checkpoints together with statistics that are kept in columns, where the kernel asks for those in JSON and a writer has
 * left them out.
 *
 * <p>Which of them a file has is seen in its first files; one that has JSON is read no slower than without this. What cannot be
 * read of the columns, because they are of other types than the table, is done without.
 */
final class CheckpointReader implements ParquetHandler {

    private static final String ADD = "add";

    private final ParquetHandler handler;
    private final StructType statistics;

    /**
     * A reader of checkpoints.
     *
     * @param handler reads Parquet files
     * @param statistics the columns of statistics that are wanted
     */
    CheckpointReader(ParquetHandler handler, StructType statistics) {
        this.handler = handler;
        this.statistics = statistics;
    }

    @Override
    public CloseableIterator<FileReadResult> readParquetFiles(
            CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) throws IOException {
        int add = schema.indexOf(ADD);
        boolean wanted = add >= 0
                && schema.at(add).getDataType() instanceof StructType struct
                && struct.indexOf(ParsedStatistics.JSON) >= 0;
        return wanted
                ? new Results(files, schema, wider(schema), predicate)
                : handler.readParquetFiles(files, schema, predicate);
    }

    private StructType wider(StructType schema) {
        StructType wider = new StructType();
        for (StructField field : schema.fields()) {
            wider = field.getName().equals(ADD)
                    ? wider.add(new StructField(
                            ADD,
                            ((StructType) field.getDataType()).add(ParsedStatistics.NAME, statistics),
                            field.isNullable(),
                            field.getMetadata()))
                    : wider.add(field);
        }
        return wider;
    }

    @Override
    public CloseableIterator<DataFileStatus> writeParquetFiles(
            String directory, CloseableIterator<FilteredColumnarBatch> data, List<Column> statisticsColumns)
            throws IOException {
        return handler.writeParquetFiles(directory, data, statisticsColumns);
    }

    @Override
    public void writeParquetFileAtomically(String path, CloseableIterator<FilteredColumnarBatch> data)
            throws IOException {
        handler.writeParquetFileAtomically(path, data);
    }

    /** What is in some files, one after the other. */
    private final class Results implements CloseableIterator<FileReadResult> {

        private final CloseableIterator<FileStatus> files;
        private final StructType schema;
        private final StructType wider;
        private final Optional<Predicate> predicate;
        private @Nullable FileStatus file;
        private @Nullable CloseableIterator<FileReadResult> current;
        private @Nullable FileReadResult next;
        private boolean wide;
        private int given;

        Results(
                CloseableIterator<FileStatus> files,
                StructType schema,
                StructType wider,
                Optional<Predicate> predicate) {
            this.files = files;
            this.schema = schema;
            this.wider = wider;
            this.predicate = predicate;
        }

        private CloseableIterator<FileReadResult> open(FileStatus status, StructType columns) {
            try {
                return handler.readParquetFiles(new MemoryIterator<>(List.of(status)), columns, predicate);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                FileStatus open = file;
                if (open != null) {
                    next = read(open);
                }
                if (next == null) {
                    end(current);
                    if (!files.hasNext()) {
                        return false;
                    }
                    begin(files.next());
                }
            }
            return true;
        }

        private void begin(FileStatus status) {
            file = status;
            wide = false;
            given = 0;
            CloseableIterator<FileReadResult> plain = open(status, schema);
            current = plain;
            if (!plain.hasNext()) {
                return;
            }
            FileReadResult first = plain.next();
            if (!lacksJson(first.getData())) {
                next = first;
                given = 1;
                return;
            }
            end(plain);
            wide = true;
            current = open(status, wider);
        }

        private @Nullable FileReadResult read(FileStatus status) {
            try {
                return following();
            } catch (RuntimeException e) {
                if (!wide) {
                    throw e;
                }
                // Batches are the same rows, whatever is read of them.
                end(current);
                wide = false;
                current = open(status, schema);
                int known = given;
                given = 0;
                for (int i = 0; i < known; i++) {
                    following();
                }
                return following();
            }
        }

        private @Nullable FileReadResult following() {
            CloseableIterator<FileReadResult> results = current;
            if (results == null || !results.hasNext()) {
                return null;
            }
            FileReadResult result = results.next();
            given++;
            return result;
        }

        @Override
        public FileReadResult next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            FileReadResult result = next;
            next = null;
            return Objects.requireNonNull(result);
        }

        @Override
        public void close() {
            end(current);
            end(files);
        }
    }

    private static void end(@Nullable CloseableIterator<?> iterator) {
        try {
            if (iterator != null) {
                iterator.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the files of a batch have no statistics in JSON. */
    private static boolean lacksJson(ColumnarBatch batch) {
        ColumnVector add = batch.getColumnVector(batch.getSchema().indexOf(ADD));
        ColumnVector json = add.getChild(((StructType) add.getDataType()).indexOf(ParsedStatistics.JSON));
        for (int row = 0; row < batch.getSize(); row++) {
            if (!add.isNullAt(row) && !json.isNullAt(row)) {
                return false;
            }
        }
        return true;
    }
}
