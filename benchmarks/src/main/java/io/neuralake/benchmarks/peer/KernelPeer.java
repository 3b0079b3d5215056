package io.neuralake.benchmarks.peer;

import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** delta-kernel with the engine that it comes with, in one thread, as its user guide shows. It does not group. */
public final class KernelPeer implements Peer {

    private final Lake lake;
    private final Engine engine = DefaultEngine.create(new Configuration());

    /** Reads the Delta table. */
    public KernelPeer(Lake lake) {
        this.lake = lake;
    }

    @Override
    public boolean offers(Workload workload) {
        return workload != Workload.GROUP && workload != Workload.RECORDS;
    }

    @Override
    public Answer run(Workload workload) throws IOException {
        Snapshot snapshot = TableManager.loadSnapshot(
                        lake.root().resolve("readings").toString())
                .build(engine);
        ScanBuilder builder = snapshot.getScanBuilder();
        Optional<Predicate> predicate = predicate(workload);
        if (predicate.isPresent()) {
            builder = builder.withFilter(predicate.get());
        }
        StructType schema = snapshot.getSchema();
        if (workload == Workload.PARTITION) {
            schema = new StructType(List.of(schema.get("seq"), schema.get("local_ts"), schema.get("voltage")));
        }
        Scan scan = builder.withReadSchema(schema).build();
        Row state = scan.getScanState(engine);
        StructType stored = ScanStateRow.getPhysicalDataReadSchema(state);
        Tally tally = new Tally(workload, lake, schema);
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        Row file = files.next();
                        try (CloseableIterator<FileReadResult> data = engine.getParquetHandler()
                                        .readParquetFiles(
                                                Utils.singletonCloseableIterator(
                                                        InternalScanFileUtils.getAddFileStatus(file)),
                                                stored,
                                                predicate);
                                CloseableIterator<FilteredColumnarBatch> logical = Scan.transformPhysicalData(
                                        engine, state, file, data.map(FileReadResult::getData))) {
                            while (logical.hasNext()) {
                                tally.add(logical.next().getData());
                            }
                        }
                    }
                }
            }
        }
        return new Answer(tally.rows, tally.sum);
    }

    private Optional<Predicate> predicate(Workload workload) {
        return switch (workload) {
            case PARTITION ->
                Optional.of(new And(
                        new Predicate("=", new Column("implant_id"), Literal.ofInt(Lake.IMPLANT)),
                        new Predicate(
                                "=", new Column("date"), Literal.ofDate(Math.toIntExact(Lake.DAY.toEpochDay())))));
            case RANGE ->
                Optional.of(new And(
                        new Predicate(">=", new Column("seq"), Literal.ofLong(lake.rangeStart())),
                        new Predicate("<", new Column("seq"), Literal.ofLong(lake.rangeEnd()))));
            case VALUE -> Optional.of(new Predicate(">=", new Column("voltage"), Literal.ofDouble(99.9)));
            case FULL, GROUP, RECORDS -> Optional.empty();
        };
    }

    /** Applies what the kernel leaves to the reader: the predicate, row by row. */
    private static final class Tally {

        private final Workload workload;
        private final Lake lake;
        private final int seq;
        private final int voltage;
        private long rows;
        private long sum;

        Tally(Workload workload, Lake lake, StructType schema) {
            this.workload = workload;
            this.lake = lake;
            this.seq = schema.indexOf("seq");
            this.voltage = schema.indexOf("voltage");
        }

        void add(ColumnarBatch batch) {
            ColumnVector numbers = batch.getColumnVector(seq);
            ColumnVector volts = batch.getColumnVector(voltage);
            int count = batch.getSize();
            for (int i = 0; i < count; i++) {
                long number = numbers.getLong(i);
                boolean wanted = switch (workload) {
                    case RANGE -> number >= lake.rangeStart() && number < lake.rangeEnd();
                    case VALUE -> volts.getDouble(i) >= 99.9;
                    case FULL, PARTITION, GROUP, RECORDS -> true;
                };
                if (wanted) {
                    rows++;
                    sum += number;
                }
            }
        }
    }

    @Override
    public void close() {
        // Nothing stays open between scans.
    }
}
