package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.MetricsReporter;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.RootedStore;
import java.util.List;

/** The kernel's engine on an {@link ObjectStore}. */
public final class StoreEngine extends DefaultEngine {

    /** An engine for tables in a store. */
    public StoreEngine(ObjectStore store) {
        super(new StoreFileIO(store));
    }

    /** An engine that sees nothing of a store but what is below a place. */
    StoreEngine(ObjectStore store, Place root) {
        super(new StoreFileIO(new RootedStore(store, root)));
    }

    /** Nobody: the kernel's own reporter makes JSON of every report, also if no one logs it. */
    @Override
    public List<MetricsReporter> getMetricsReporters() {
        return List.of();
    }
}
