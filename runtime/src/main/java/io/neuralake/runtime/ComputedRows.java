package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.row.RowBatches;
import io.neuralake.runtime.row.RowEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** All rows of a function that returns objects. Where columns are needed, it is a scan of all of them. */
final class ComputedRows<R> extends Result<R> {

    private final FunctionCall call;
    private final Callable<Stream<R>> function;

    private final Result<R> columns;

    ComputedRows(FunctionCall call, Callable<Stream<R>> function, Result<R> columns) {
        this.call = call;
        this.function = function;
        this.columns = columns;
    }

    /**
     * The objects in columns.
     *
     * @param call who makes them
     * @param function what makes them
     * @param encoder what takes them apart
     * @param request which of them are wanted
     */
    record Input<R>(FunctionCall call, Callable<Stream<R>> function, RowEncoder<R> encoder, TableRequest request)
            implements BatchInput {

        @Override
        public Table table() {
            return call.table();
        }

        @Override
        public List<Column> columns() {
            Set<String> names = new HashSet<>(request.condition().columns());
            request.columns().forEach(column -> names.add(column.name()));
            List<Column> all = table().columns();
            List<Column> wanted =
                    all.stream().filter(column -> names.contains(column.name())).toList();
            // Rows without a column cannot be counted.
            return wanted.isEmpty() ? all.subList(0, 1) : wanted;
        }

        @Override
        public ArrowReader open(BufferAllocator memory, Cancellation cancellation) {
            // Which rows meet a condition is found out later, so that all are needed.
            long most = request.condition().equals(Condition.always())
                    ? request.limit().orElse(Long.MAX_VALUE)
                    : Long.MAX_VALUE;
            Stream<R> rows = call.result(function);
            return new RowBatches<>(
                    call.asked(),
                    call.function(),
                    memory,
                    table().columns(),
                    new HashSet<>(columns()),
                    encoder,
                    rows,
                    most);
        }

        @Override
        public LakeException failure(Throwable cause) {
            return call.failed(cause);
        }

        @Override
        public String describe() {
            return call.describe();
        }
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
        return columns.arrow();
    }

    @Override
    long parquet(Path file) throws IOException {
        return columns.parquet(file);
    }

    @Override
    ArrowReader first(long rows) {
        return columns.first(rows);
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
