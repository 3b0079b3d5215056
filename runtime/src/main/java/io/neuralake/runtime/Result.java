package io.neuralake.runtime;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.Export;
import io.neuralake.runtime.export.ExportFormat;
import io.neuralake.runtime.export.WholeFile;
import io.neuralake.runtime.row.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * What can be asked of a scan or a statement. Nothing is read before it is asked, and each asking reads anew.
 *
 * @param <R> what a row is
 */
public abstract class Result<R> {

    private static final int SHOWN = 20;
    private static final int SHOWN_AT_MOST = 10_000;

    Result() {}

    /** Rows in Arrow batches. Close it; reading it to its end frees nothing. */
    public abstract ArrowReader arrow();

    /**
     * Rows one by one.
     *
     * <p>The stream frees what it holds when its last row has been taken, and when it is closed: use it in a {@code try} if it
     * may end earlier, as with {@code findFirst} or {@code limit}.
     */
    public abstract Stream<R> stream();

    /** Number of rows. */
    public abstract long count();

    /** What would be read, in words. */
    public abstract String explain();

    /** The first rows as a printed table. */
    public final Frame frame() {
        return frame(SHOWN);
    }

    /** At most so many rows as a printed table. */
    public final Frame frame(int rows) {
        if (rows < 0 || rows > SHOWN_AT_MOST) {
            throw new LakeException(
                    "show " + rows + " rows",
                    "a printed table has 0 to " + SHOWN_AT_MOST + " rows",
                    "use arrow() or stream()");
        }
        try (ArrowReader batches = first(rows + 1L)) {
            return Frame.read(batches, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("reading rows to show", e);
        }
    }

    /** Prints the first rows to standard output. */
    public final void show() {
        show(System.out);
    }

    /** Prints the first rows. */
    public final void show(Appendable out) {
        try {
            out.append(frame().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("printing rows", e);
        }
    }

    /**
     * Writes all rows to a new file, in the format that its name ends with: {@code .parquet}, {@code .csv}, {@code .jsonl},
     * {@code .arrow}.
     *
     * <p>The file appears when it is complete; if writing fails or is cancelled, there is none. Rows are written as they come,
     * so that memory does not limit their number.
     *
     * @param options {@link StandardCopyOption#REPLACE_EXISTING} to replace a file that is there
     * @return number of rows
     * @throws LakeException if the name tells no format, the file is there already, or it cannot be written
     */
    public final long write(Path file, CopyOption... options) {
        return write(
                file,
                ExportFormat.of(file)
                        .orElseThrow(() -> new LakeException(
                                "write the result to " + file,
                                "its name does not tell the format",
                                "let it end with .parquet, .csv, .jsonl or .arrow, or give an ExportFormat")),
                options);
    }

    /** Writes all rows to a new file; see {@link #write(Path, CopyOption...)}. */
    public final long write(Path file, ExportFormat format, CopyOption... options) {
        List<CopyOption> given = List.of(options);
        for (CopyOption option : given) {
            if (option != StandardCopyOption.REPLACE_EXISTING) {
                throw new LakeException(
                        "write the result to " + file + " with " + option,
                        "there is no such option here",
                        "give REPLACE_EXISTING, or none");
            }
        }
        return new WholeFile(file, !given.isEmpty()).write(draft -> {
            if (format == ExportFormat.PARQUET) {
                return parquet(draft);
            }
            try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
                return exported(format, out);
            }
        });
    }

    /**
     * Writes all rows to a stream, which stays open.
     *
     * @return number of rows
     * @throws LakeException if the format is {@link ExportFormat#PARQUET}, which needs a file
     */
    public final long write(OutputStream out, ExportFormat format) {
        try {
            return exported(format, out);
        } catch (IOException e) {
            throw new LakeException("write the result", String.valueOf(e.getMessage()), "check where it goes", e);
        }
    }

    private long exported(ExportFormat format, OutputStream out) throws IOException {
        try (ArrowReader batches = arrow()) {
            return Export.write(batches, format, out);
        }
    }

    /** Writes a Parquet file that does not exist; gives the number of rows. */
    abstract long parquet(Path file) throws IOException;

    /** The number that an engine gives which has written a file. */
    static long written(ArrowReader count) throws IOException {
        try (count) {
            count.loadNextBatch();
            return ((BigIntVector) count.getVectorSchemaRoot().getVector(0)).get(0);
        }
    }

    /** Batches that need not go on after so many rows. */
    abstract ArrowReader first(long rows);
}
