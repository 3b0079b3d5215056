package io.neuralake.runtime.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Streams the rows of a result. */
public final class Rows {

    private Rows() {}

    /**
     * A stream of rows that closes the result when it is closed, and by itself when its last row has been taken or one
     * cannot be read.
     *
     * @param asked what is being done, for messages
     */
    public static <R> Stream<R> stream(String asked, ArrowReader batches, Function<RowCursor, R> decoder) {
        Decoding<R> decoding = new Decoding<>(asked, batches, decoder);
        return StreamSupport.stream(decoding, false).onClose(decoding::close);
    }

    private static final class Decoding<R> extends Spliterators.AbstractSpliterator<R> {

        private final String asked;
        private final ArrowReader batches;
        private final Function<RowCursor, R> decoder;
        private RowCursor cursor;
        private boolean closed;

        Decoding(String asked, ArrowReader batches, Function<RowCursor, R> decoder) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.IMMUTABLE);
            this.asked = asked;
            this.batches = batches;
            this.decoder = decoder;
            this.cursor = new RowCursor(asked, "", List.of(), batches);
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            if (!advanced()) {
                return false;
            }
            action.accept(decoded());
            return true;
        }

        @Override
        public void forEachRemaining(Consumer<? super R> action) {
            while (advanced()) {
                action.accept(decoded());
            }
        }

        private boolean advanced() {
            boolean more = false;
            try {
                more = next();
            } finally {
                if (!more) {
                    close();
                }
            }
            return more;
        }

        private R decoded() {
            try {
                return decoder.apply(cursor);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private boolean next() {
            if (closed) {
                return false;
            }
            try {
                while (!cursor.next()) {
                    if (!batches.loadNextBatch()) {
                        return false;
                    }
                    VectorSchemaRoot root = batches.getVectorSchemaRoot();
                    cursor = new RowCursor(asked, "", root.getFieldVectors(), batches);
                    cursor.range(0, root.getRowCount());
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(asked, e);
            }
        }

        void close() {
            closed = true;
            try {
                batches.close();
            } catch (IOException e) {
                throw new UncheckedIOException(asked, e);
            }
        }
    }
}
