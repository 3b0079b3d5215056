package io.neuralake.runtime;

import java.util.stream.Stream;

/** What function tables extend, as the runtime will have it, until it has one. */
public abstract class FunctionAccessor<T extends FunctionAccessor<T, R>, R> extends TableAccessor<T, R> {
    protected FunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    protected abstract Stream<R> rows() throws Exception;
}
