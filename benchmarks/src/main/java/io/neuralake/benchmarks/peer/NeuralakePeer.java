package io.neuralake.benchmarks.peer;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.lake.BenchCatalog;
import io.neuralake.benchmarks.lake.HiveReadingsTable;
import io.neuralake.benchmarks.lake.ReadingsTable;
import io.neuralake.benchmarks.lake.Ticks;
import io.neuralake.runtime.CatalogOptions;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Neuralake, through the accessors that its compiler generates. */
public final class NeuralakePeer implements Peer {

    private final Lake lake;
    private final boolean hive;
    private final BenchCatalog catalog;

    /** Opens the catalog; the Delta table is read, or the hive table of the same files. */
    public NeuralakePeer(Lake lake, boolean hive) {
        this.lake = lake;
        this.hive = hive;
        this.catalog = BenchCatalog.open(
                CatalogOptions.defaults().location("lake", lake.root().toString()));
    }

    @Override
    public boolean offers(Workload workload) {
        return !hive || workload != Workload.RECORDS;
    }

    @Override
    public Answer run(Workload workload) throws IOException {
        if (workload == Workload.RECORDS) {
            return records();
        }
        try (ArrowReader batches = open(workload)) {
            return Batches.drain(batches);
        }
    }

    /** The result, which the caller closes. */
    public ArrowReader open(Workload workload) {
        if (workload == Workload.GROUP) {
            return catalog.sql("SELECT status, implant_id, count(*) AS readings, sum(voltage) AS volts FROM bench."
                            + (hive ? "hive_readings" : "readings") + " GROUP BY status, implant_id")
                    .arrow();
        }
        return hive
                ? hive(workload, catalog.bench().hiveReadings())
                : delta(workload, catalog.bench().readings());
    }

    private ArrowReader delta(Workload workload, ReadingsTable table) {
        return switch (workload) {
            case FULL -> table.arrow();
            case PARTITION ->
                table.where(t -> t.implantId().eq(Lake.IMPLANT).and(t.date().eq(Lake.DAY)))
                        .select(t -> List.of(t.seq(), t.localTs(), t.voltage()))
                        .arrow();
            case RANGE ->
                table.where(t -> t.seq().ge(lake.rangeStart()).and(t.seq().lt(lake.rangeEnd())))
                        .arrow();
            case VALUE -> table.where(t -> t.voltage().ge(99.9)).arrow();
            case GROUP, RECORDS -> throw new IllegalArgumentException(workload.option());
        };
    }

    private ArrowReader hive(Workload workload, HiveReadingsTable table) {
        return switch (workload) {
            case FULL -> table.arrow();
            case PARTITION ->
                table.where(t -> t.implantId().eq(Lake.IMPLANT).and(t.date().eq(Lake.DAY)))
                        .select(t -> List.of(t.seq(), t.localTs(), t.voltage()))
                        .arrow();
            case RANGE ->
                table.where(t -> t.seq().ge(lake.rangeStart()).and(t.seq().lt(lake.rangeEnd())))
                        .arrow();
            case VALUE -> table.where(t -> t.voltage().ge(99.9)).arrow();
            case GROUP, RECORDS -> throw new IllegalArgumentException(workload.option());
        };
    }

    private Answer records() {
        long[] rows = new long[2];
        try (Stream<Ticks> ticks = catalog.bench().ticks().stream()) {
            ticks.forEach(tick -> {
                rows[0]++;
                rows[1] += tick.seq();
            });
        }
        return new Answer(rows[0], rows[1]);
    }

    @Override
    public void close() {
        catalog.close();
    }
}
