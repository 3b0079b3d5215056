package io.neuralake.runtime;

import io.neuralake.runtime.plan.TableSource;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A table whose rows a Java function computes as Arrow batches, called with the arguments that the accessor was made with.
 *
 * <p>Each asking calls the function anew. {@link #arrow} gives its batches as they are.
 *
 * @param <T> the accessor itself
 * @param <R> what a row is
 */
public abstract class ArrowFunctionAccessor<T extends ArrowFunctionAccessor<T, R>, R> extends TableAccessor<T, R> {

    /**
     * The table of a catalog.
     *
     * @throws io.neuralake.runtime.error.LakeException if the catalog does not have it
     */
    protected ArrowFunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    /** Calls the function; the batches are closed by whoever reads them. */
    protected abstract ArrowReader batches() throws Exception;

    @Override
    final TableSource source() {
        return request -> new ComputedBatches.Input(new FunctionCall(table()), this::batches);
    }

    @Override
    final Result<R> whole() {
        return new ComputedBatches<>(new FunctionCall(table()), this::batches, this::decode, scan());
    }
}
