package io.neuralake.runtime;

/** Shape of the runtime's class of this name, until that module is there. */
public final class CatalogOptions {
    public static Builder builder() {
        return new Builder();
    }

    /** Its builder. */
    public static final class Builder {
        public CatalogOptions build() {
            return new CatalogOptions();
        }
    }
}
