package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.row.BatchSchema;
import io.neuralake.runtime.row.CopiedBatches;
import io.neuralake.runtime.row.PresentBatches;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** All rows of a function that returns Arrow batches. Where the engine is needed, it is a scan of all of them. */
final class ComputedBatches<R> extends Result<R> {

    private final FunctionCall call;
    private final Input input;
    private final Function<RowCursor, R> decoder;
    private final Result<R> columns;

    ComputedBatches(
            FunctionCall call, Callable<ArrowReader> function, Function<RowCursor, R> decoder, Result<R> columns) {
        this.call = call;
        this.input = new Input(call, function);
        this.decoder = decoder;
        this.columns = columns;
    }

    /**
     * The batches, with names, types and order of columns as declared.
     *
     * @param call who makes them
     * @param function what makes them
     */
    record Input(FunctionCall call, Callable<ArrowReader> function) implements BatchInput {

        @Override
        public Table table() {
            return call.table();
        }

        @Override
        public List<Column> columns() {
            return table().columns();
        }

        @Override
        public ArrowReader open(BufferAllocator memory, Cancellation cancellation) {
            ArrowReader batches = open();
            return call.result(() -> CopiedBatches.within(batches, memory));
        }

        ArrowReader open() {
            ArrowReader batches = call.result(function);
            try {
                VectorSchemaRoot root = call.result(batches::getVectorSchemaRoot);
                BatchSchema.check(call.asked(), columns(), root.getSchema());
                return new PresentBatches(
                        call.asked(), columns(), root.getVector(0).getAllocator(), batches);
            } catch (RuntimeException e) {
                try {
                    batches.close();
                } catch (IOException closing) {
                    e.addSuppressed(closing);
                }
                throw e;
            }
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
    public ArrowReader arrow() {
        return input.open();
    }

    @Override
    public Stream<R> stream() {
        return Rows.stream(call.asked(), arrow(), decoder);
    }

    @Override
    public long count() {
        try (ArrowReader batches = arrow()) {
            long rows = 0;
            while (batches.loadNextBatch()) {
                rows += batches.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        } catch (IOException e) {
            throw call.failed(e);
        }
    }

    @Override
    public String explain() {
        return call.explain();
    }

    @Override
    long parquet(Path file) throws IOException {
        return columns.parquet(file);
    }

    @Override
    ArrowReader first(long rows) {
        return arrow();
    }
}
