package io.neuralake.runtime;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
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

    /** Batches that need not go on after so many rows. */
    abstract ArrowReader first(long rows);
}
