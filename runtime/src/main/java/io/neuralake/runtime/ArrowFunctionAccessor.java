package io.neuralake.runtime;

import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A table whose rows a Java function computes as Arrow batches, called with the arguments that the accessor was made with.
 *
 * <p>Each asking calls the function anew and reads all rows and columns; {@link #where}, {@link #select} and {@link #limit} are
 * a {@link io.neuralake.runtime.error.LakeException} when they are read.
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
    final Result<R> whole() {
        return new ComputedBatches<>(new FunctionCall(table()), this::batches, this::decode);
    }
}
