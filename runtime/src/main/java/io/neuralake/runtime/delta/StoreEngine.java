package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.MetricsReporter;
import io.neuralake.runtime.storage.ObjectStore;
import java.util.List;
import java.util.Optional;

/** The kernel's engine on an {@link ObjectStore}. */
public final class StoreEngine extends DefaultEngine {

    /** An engine for tables in a store. */
    public StoreEngine(ObjectStore store) {
        super(new StoreFileIO(store));
    }

    /** An engine that sees nothing of a table's log but what has been listed. */
    StoreEngine(ObjectStore store, LogListing log) {
        super(new StoreFileIO(store, Optional.of(log)));
    }

    /** Nobody: the kernel's own reporter makes JSON of every report, also if no one logs it. */
    @Override
    public List<MetricsReporter> getMetricsReporters() {
        return List.of();
    }
}
