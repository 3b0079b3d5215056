package io.neuralake.ingest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.commit.CommitStores;
import io.neuralake.ingest.file.BatchCheck;
import io.neuralake.ingest.file.DataFiles;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.ingest.log.TableShape;
import io.neuralake.runtime.TableStorage;
import io.neuralake.runtime.engine.ParquetFiles;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowBuffer;
import io.neuralake.runtime.row.RowEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Appends rows to a table, many producers at a time.
 *
 * <p>What is appended waits in a queue and is committed in groups; who appends more than the queue holds waits. Each call is
 * all or nothing, and its answer comes when the rows are durable and can be read. An appender makes the table when it does not exist, and adds
 * columns that were declared as nullable since.
 *
 * <p>Closing it commits what was appended, and waits for that.
 *
 * @param <R> what a row is
 */
public final class Appender<R> implements AutoCloseable {

    private final String asked;
    private final List<Column> columns;
    private final ParquetFiles files;
    private final CommitStore store;
    private final BatchCheck check;
    private final AppendQueue<R> queue;
    private final GroupCommit<R> groups;
    private final Thread thread;

    private Appender(
            String asked,
            Table table,
            AppenderOptions options,
            RowEncoder<? super R> encoder,
            ParquetFiles files,
            CommitStore store,
            Publisher publisher) {
        this.asked = asked;
        this.columns = table.columns();
        this.files = files;
        this.store = store;
        this.check = new BatchCheck(asked, columns);
        this.queue = new AppendQueue<>(options);
        this.groups = new GroupCommit<>(asked, columns, encoder, files.memory(), publisher);
        this.thread = new Thread(this::run, "neuralake-append-" + table.qualifiedName());
    }

    /**
     * Opens an appender of records.
     *
     * @param encoder takes records apart
     * @throws LakeException if the stored table is not the declared one, or cannot be written
     */
    public static <R> Appender<R> open(TableStorage storage, RowEncoder<? super R> encoder, AppenderOptions options) {
        Table table = storage.table();
        String asked = "append to table '" + table.qualifiedName() + "'";
        ParquetFiles files = ParquetFiles.start(
                Path.of(System.getProperty("java.io.tmpdir"), "neuralake-append-" + UUID.randomUUID()));
        try {
            CommitStore store = CommitStores.open(storage.store(), storage.root());
            DataFiles data = new DataFiles(asked, table, store, files);
            Publisher publisher = table.format() == Format.PARQUET
                    ? new ParquetPublisher(asked, data)
                    : new DeltaPublisher(
                            table,
                            new TableShape(asked, table, options.properties()),
                            new TableLog(asked, store, storage.store(), storage.root()),
                            data);
            publisher.prepare();
            Appender<R> appender = new Appender<>(asked, table, options, encoder, files, store, publisher);
            appender.thread.setDaemon(true);
            appender.thread.start();
            return appender;
        } catch (IOException | InterruptedException | RuntimeException e) {
            files.close();
            throw Failures.of(asked, e);
        }
    }

    /**
     * Opens an appender of rows by the names of their columns; it takes Arrow batches, too.
     *
     * @throws LakeException if the stored table is not the declared one, or cannot be written
     */
    public static Appender<Map<String, ?>> open(TableStorage storage, AppenderOptions options) {
        return open(storage, new NamedValues(storage.table()), options);
    }

    /**
     * Appends a row.
     *
     * @return is completed when it is in the table
     * @throws LakeException if the appender is closed
     */
    public CompletableFuture<Committed> append(R row) {
        return append(List.of(row));
    }

    /**
     * Appends rows, all or none. They must not be changed any more.
     *
     * @return is completed when they are in the table
     * @throws LakeException if the appender is closed
     */
    public CompletableFuture<Committed> append(List<? extends R> rows) {
        return put(Optional.empty(), List.copyOf(rows));
    }

    /**
     * Appends a batch with exactly the declared columns, in their order. It is copied.
     *
     * @return is completed when it is in the table
     * @throws LakeException if it does not fit the declaration, or the appender is closed
     */
    public CompletableFuture<Committed> append(VectorSchemaRoot batch) {
        return put(Optional.empty(), batch);
    }

    CompletableFuture<Committed> append(StreamPosition stream, long offset, List<? extends R> rows) {
        boolean next = stream.queue(offset);
        return put(Optional.of(new Append.Step(stream, offset)), next ? List.copyOf(rows) : List.of());
    }

    CompletableFuture<Committed> append(StreamPosition stream, long offset, VectorSchemaRoot batch) {
        check.check(batch);
        Optional<Append.Step> step = Optional.of(new Append.Step(stream, offset));
        return stream.queue(offset) ? put(step, batch) : put(step, List.of());
    }

    private CompletableFuture<Committed> put(Optional<Append.Step> step, List<R> rows) {
        return put(new Append<>(
                rows,
                null,
                rows.size(),
                (long) rows.size() * columns.size() * Long.BYTES,
                step,
                new CompletableFuture<>()));
    }

    private CompletableFuture<Committed> put(Optional<Append.Step> step, VectorSchemaRoot batch) {
        if (step.isEmpty()) {
            check.check(batch);
        }
        VectorSchemaRoot copy = copy(batch);
        long bytes = copy.getFieldVectors().stream()
                .mapToLong(ValueVector::getBufferSize)
                .sum();
        return put(new Append<>(List.of(), copy, batch.getRowCount(), bytes, step, new CompletableFuture<>()));
    }

    private VectorSchemaRoot copy(VectorSchemaRoot batch) {
        VectorSchemaRoot copy = VectorSchemaRoot.create(RowBuffer.schema(columns), files.memory());
        for (int i = 0; i < columns.size(); i++) {
            BatchCopy.copy(batch.getVector(i), copy.getVector(i));
        }
        copy.setRowCount(batch.getRowCount());
        return copy;
    }

    private CompletableFuture<Committed> put(Append<R> append) {
        boolean taken = false;
        try {
            taken = queue.put(append);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(asked, "the thread was interrupted while it waited for room", "append again", e);
        } finally {
            if (!taken) {
                groups.free(append);
            }
        }
        if (!taken) {
            throw new LakeException(asked, "the appender is closed", "append before it is closed, or open it again");
        }
        return append.answer();
    }

    /**
     * Opens a stream, whose rows get into the table exactly once. Whoever has it open elsewhere cannot append to it any more.
     *
     * @param id name of the stream, unique within the table
     * @throws LakeException if that is not possible, or the table has no log
     */
    public AppendStream<R> stream(String id) {
        if (id.isEmpty() || id.contains("#")) {
            throw new LakeException(asked, "'" + id + "' is no name for a stream", "give a name without #");
        }
        CompletableFuture<StreamPosition> opened = groups.opening(id);
        // Nothing to append, but a group to open the stream with; if that fails, so does the opening.
        CompletableFuture<Committed> unused = put(Optional.empty(), List.of());
        queue.hurry();
        return new AppendStream<>(this, joined(opened));
    }

    /**
     * Commits what was appended so far, and waits until that is done.
     *
     * @throws LakeException if something of it could not be committed, and its answer was not yet known
     */
    public Committed flush() {
        CompletableFuture<Committed> answer = put(Optional.empty(), List.of());
        queue.hurry();
        return joined(answer);
    }

    private <V> V joined(CompletableFuture<V> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw Failures.of(asked, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private void run() {
        try {
            List<Append<R>> group = queue.take();
            while (!group.isEmpty()) {
                groups.commit(group);
                group = queue.take();
            }
        } catch (InterruptedException e) {
            queue.close();
        }
    }

    /** Commits what was appended, and frees everything. What could not be committed is told by its answer. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            store.close();
        } finally {
            files.close();
        }
    }
}
