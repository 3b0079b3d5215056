package io.neuralake.runtime;

/** Shape of the runtime's class of this name, until that module is there. */
public class Catalog implements AutoCloseable {
    protected Catalog(Class<?> anchor, CatalogOptions options) {}

    public static Catalog open() {
        return open(CatalogOptions.defaults());
    }

    public static Catalog open(CatalogOptions options) {
        return new Catalog(Catalog.class, options);
    }

    @Override
    public final void close() {}
}
