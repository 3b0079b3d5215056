package io.neuralake.runtime;

/** A named group of tables; the compiler generates a subclass with a method for each table. */
public abstract class DatabaseAccessor {

    private final Catalog catalog;
    private final String name;

    /** The database of a catalog. */
    protected DatabaseAccessor(Catalog catalog, String name) {
        this.catalog = catalog;
        this.name = name;
    }

    /** Name of the database. */
    public final String databaseName() {
        return name;
    }

    /** The catalog that it is part of. */
    protected final Catalog catalog() {
        return catalog;
    }

    @Override
    public final String toString() {
        return name;
    }
}
