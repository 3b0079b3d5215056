package io.neuralake.runtime;

/** Shape of the runtime's class of this name, until that module is there. */
public final class CatalogOptions {
    public static CatalogOptions defaults() {
        return new CatalogOptions();
    }
}
