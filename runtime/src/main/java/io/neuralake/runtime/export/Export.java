package io.neuralake.runtime.export;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;

/** Writes batches to a stream, a few at a time. */
public final class Export {

    private Export() {}

    /**
     * Writes all batches; the stream is not closed.
     *
     * @return number of rows
     * @throws LakeException if the format needs a file
     */
    public static long write(ArrowReader batches, ExportFormat format, OutputStream out) throws IOException {
        long rows = switch (format) {
            case CSV -> {
                List<String> names = batches.getVectorSchemaRoot().getSchema().getFields().stream()
                        .map(Field::getName)
                        .toList();
                try (Stream<Row> stream = rows(batches)) {
                    yield CsvExport.write(names, stream.iterator(), out);
                }
            }
            case JSON_LINES -> {
                try (Stream<Row> stream = rows(batches)) {
                    yield JsonLinesExport.write(stream.iterator(), out);
                }
            }
            case ARROW_FILE -> ArrowExport.write(batches, true, new Unclosed(out));
            case ARROW_STREAM -> ArrowExport.write(batches, false, new Unclosed(out));
            case PARQUET ->
                throw new LakeException(
                        "write the result as Parquet", "Parquet is written to files only", "write it to a path");
        };
        out.flush();
        return rows;
    }

    private static Stream<Row> rows(ArrowReader batches) {
        return Rows.stream("write the result", batches, RowCursor::toRow);
    }

    /** A stream that somebody else closes. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
