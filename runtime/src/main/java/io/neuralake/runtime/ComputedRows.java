package io.neuralake.runtime;

import io.neuralake.runtime.error.LakeException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.ipc.ArrowReader;

/** All rows of a function that returns objects. */
final class ComputedRows<R> extends Result<R> {

    private final FunctionCall call;
    private final Callable<Stream<R>> function;

    ComputedRows(FunctionCall call, Callable<Stream<R>> function) {
        this.call = call;
        this.function = function;
    }

    @Override
    public Stream<R> stream() {
        Taking<R> taking = new Taking<>(call.result(function));
        return StreamSupport.stream(taking, false).onClose(taking.rows::close);
    }

    @Override
    public long count() {
        try (Stream<R> rows = stream()) {
            return rows.count();
        }
    }

    @Override
    public String explain() {
        return call.explain();
    }

    @Override
    public ArrowReader arrow() {
        throw objects();
    }

    @Override
    ArrowReader first(long rows) {
        throw objects();
    }

    private LakeException objects() {
        return new LakeException(
                call.asked(),
                "its function returns Java objects, which this version does not put into columns",
                "use stream(), or let " + call.table().origin() + " return an ArrowReader");
    }

    /** Closes the function's stream after its last row and when it fails, as other tables do. */
    private static final class Taking<R> extends Spliterators.AbstractSpliterator<R> {

        private final Stream<R> rows;
        private final Spliterator<R> each;

        Taking(Stream<R> rows) {
            super(Long.MAX_VALUE, Spliterator.ORDERED);
            this.rows = rows;
            this.each = rows.sequential().spliterator();
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            boolean taken = false;
            try {
                taken = each.tryAdvance(action);
            } finally {
                if (!taken) {
                    rows.close();
                }
            }
            return taken;
        }
    }
}
