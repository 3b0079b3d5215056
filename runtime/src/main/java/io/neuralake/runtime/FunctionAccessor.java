package io.neuralake.runtime;

import java.util.stream.Stream;

/**
 * A table whose rows a Java function computes as objects, called with the arguments that the accessor was made with.
 *
 * <p>Each asking calls the function anew. {@link #stream} and {@link #count} work; what needs columns, such as {@link #where},
 * {@link #arrow} and {@link #show}, is a {@link io.neuralake.runtime.error.LakeException}.
 *
 * @param <T> the accessor itself
 * @param <R> what a row is
 */
public abstract class FunctionAccessor<T extends FunctionAccessor<T, R>, R> extends TableAccessor<T, R> {

    /**
     * The table of a catalog.
     *
     * @throws io.neuralake.runtime.error.LakeException if the catalog does not have it
     */
    protected FunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    /** Calls the function; the stream is closed by whoever reads it. */
    protected abstract Stream<R> rows() throws Exception;

    @Override
    final Result<R> whole() {
        return new ComputedRows<>(new FunctionCall(table()), this::rows);
    }
}
