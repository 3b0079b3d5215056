package io.neuralake.runtime;

/** Shape of the runtime's class of this name, until that module is there. */
public abstract class DatabaseAccessor {
    private final Catalog catalog;

    protected DatabaseAccessor(Catalog catalog, String name) {
        this.catalog = catalog;
    }

    protected final Catalog catalog() {
        return catalog;
    }
}
