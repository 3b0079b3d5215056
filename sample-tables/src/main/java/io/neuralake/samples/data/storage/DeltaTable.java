package io.neuralake.samples.data.storage;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a new Delta table in a few commits, as a table has that grew: the first creates it, each of the others adds
 * files. The protocol is the lowest that the columns allow.
 */
final class DeltaTable {

    private static final int COMMITS = 3;
    private static final String WRITER = "neuralake-samples";

    private final Table table;
    private final Path root;
    private final Staging staging;
    private final Engine engine = DefaultEngine.create(new LocalFiles());
    private final Statistics statistics;

    DeltaTable(Table table, Path root, Staging staging) {
        this.table = table;
        this.root = root;
        this.staging = staging;
        this.statistics = new Statistics(table);
    }

    /** Writes the staged rows. */
    void write(List<DataFile> files) throws SQLException, IOException {
        create();
        int perCommit = Math.max(1, (files.size() + COMMITS - 1) / COMMITS);
        for (int start = 0; start < files.size(); start += perCommit) {
            append(files.subList(start, Math.min(files.size(), start + perCommit)), start);
        }
    }

    private void create() {
        List<String> partitions = table.partitions().stream().map(Column::name).toList();
        TransactionBuilder builder = transaction(Operation.CREATE_TABLE).withSchema(engine, DeltaTypes.schema(table));
        if (!partitions.isEmpty()) {
            builder = builder.withPartitionColumns(engine, partitions);
        }
        commit(builder.build(engine), CloseableIterable.emptyIterable());
    }

    private void append(List<DataFile> files, int first) throws SQLException, IOException {
        Transaction transaction = transaction(Operation.WRITE).build(engine);
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            DataFile file = files.get(i);
            DataWriteContext context = Transaction.getWriteContext(engine, state, file.partition());
            DataFileStatus written = write(file, first + i);
            CloseableIterator<DataFileStatus> statuses =
                    Utils.toCloseableIterator(List.of(written).iterator());
            try (CloseableIterator<Row> rows = Transaction.generateAppendActions(engine, state, statuses, context)) {
                rows.forEachRemaining(actions::add);
            }
        }
        commit(transaction, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
    }

    private DataFileStatus write(DataFile file, int number) throws SQLException, IOException {
        Path target = root.resolve(FileNames.name(table, file, number));
        staging.write(table, file, target);
        return new DataFileStatus(
                LocalFiles.name(target),
                Files.size(target),
                Files.getLastModifiedTime(target).toMillis(),
                Optional.of(statistics.of(target, staging)));
    }

    private TransactionBuilder transaction(Operation operation) {
        return io.delta.kernel.Table.forPath(engine, LocalFiles.name(root))
                .createTransactionBuilder(engine, WRITER, operation);
    }

    private void commit(Transaction transaction, CloseableIterable<Row> actions) {
        transaction.commit(engine, actions);
    }
}
