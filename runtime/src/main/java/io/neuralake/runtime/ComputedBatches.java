package io.neuralake.runtime;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.BatchSchema;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** All rows of a function that returns Arrow batches. */
final class ComputedBatches<R> extends Result<R> {

    private final FunctionCall call;
    private final Callable<ArrowReader> function;
    private final Function<RowCursor, R> decoder;

    ComputedBatches(FunctionCall call, Callable<ArrowReader> function, Function<RowCursor, R> decoder) {
        this.call = call;
        this.function = function;
        this.decoder = decoder;
    }

    @Override
    public ArrowReader arrow() {
        ArrowReader batches = call.result(function);
        try {
            BatchSchema.check(call.asked(), call.table().columns(), schema(batches));
            return batches;
        } catch (RuntimeException e) {
            try {
                batches.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private Schema schema(ArrowReader batches) {
        return call.result(() -> batches.getVectorSchemaRoot().getSchema());
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
            throw new LakeException(
                    call.asked(),
                    String.valueOf(e.getMessage()),
                    "repair " + call.table().origin(),
                    e);
        }
    }

    @Override
    public String explain() {
        return call.explain();
    }

    @Override
    ArrowReader first(long rows) {
        return arrow();
    }
}
