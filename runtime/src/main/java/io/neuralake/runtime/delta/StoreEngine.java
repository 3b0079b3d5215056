package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.neuralake.runtime.storage.ObjectStore;

/** The kernel's engine on an {@link ObjectStore}. */
public final class StoreEngine extends DefaultEngine {

    /** An engine for tables in a store. */
    public StoreEngine(ObjectStore store) {
        super(new StoreFileIO(store));
    }
}
