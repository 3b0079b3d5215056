package io.neuralake.runtime;

import org.apache.arrow.vector.ipc.ArrowReader;

/** Shape of the runtime's class of this name, until that module is there. */
public abstract class ArrowFunctionAccessor<T extends ArrowFunctionAccessor<T, R>, R> extends TableAccessor<T, R> {
    protected ArrowFunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    protected abstract ArrowReader batches() throws Exception;
}
