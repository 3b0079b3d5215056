package io.neuralake.runtime;

import org.apache.arrow.vector.ipc.ArrowReader;

/** What function tables extend, as the runtime will have it, until it has one. */
public abstract class ArrowFunctionAccessor<T extends ArrowFunctionAccessor<T, R>, R> extends TableAccessor<T, R> {
    protected ArrowFunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    protected abstract ArrowReader batches() throws Exception;
}
