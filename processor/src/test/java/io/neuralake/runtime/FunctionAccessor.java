package io.neuralake.runtime;

import java.util.stream.Stream;

/** Shape of the runtime's class of this name, until that module is there. */
public abstract class FunctionAccessor<T extends FunctionAccessor<T, R>, R> extends TableAccessor<T, R> {
    protected FunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    protected abstract Stream<R> rows() throws Exception;
}
