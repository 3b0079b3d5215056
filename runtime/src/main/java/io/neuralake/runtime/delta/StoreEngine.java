package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.MetricsReporter;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.types.StructType;
import io.neuralake.runtime.storage.ObjectStore;
import java.util.List;
import java.util.Optional;

/** The kernel's engine on an {@link ObjectStore}. */
public final class StoreEngine extends DefaultEngine {

    private final Optional<StructType> statistics;

    /** An engine for tables in a store. */
    public StoreEngine(ObjectStore store) {
        super(new StoreFileIO(store));
        this.statistics = Optional.empty();
    }

    /** An engine that sees nothing of a table's log but what has been listed. */
    StoreEngine(ObjectStore store, LogListing log) {
        this(store, log, Optional.empty());
    }

    /** An engine that also reads statistics in columns, if checkpoints have no others. */
    StoreEngine(ObjectStore store, LogListing log, StatisticsSlots statistics) {
        this(store, log, Optional.of(ParsedStatistics.schema(statistics)));
    }

    private StoreEngine(ObjectStore store, LogListing log, Optional<StructType> statistics) {
        super(new StoreFileIO(store, Optional.of(log)));
        this.statistics = statistics;
    }

    @Override
    public ParquetHandler getParquetHandler() {
        ParquetHandler handler = super.getParquetHandler();
        return statistics.isPresent() ? new CheckpointReader(handler, statistics.get()) : handler;
    }

    /** Nobody: the kernel's own reporter makes JSON of every report, also if no one logs it. */
    @Override
    public List<MetricsReporter> getMetricsReporters() {
        return List.of();
    }
}
