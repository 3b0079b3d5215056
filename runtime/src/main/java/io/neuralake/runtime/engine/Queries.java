package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Cancellation;
import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/** Opens queries, each on a connection of its own, and closes those that are still open at the end. */
final class Queries implements AutoCloseable {

    private static final long BATCH_ROWS = 8192;

    private final DuckDbInstance instance;
    private final BufferAllocator allocator;
    private final Set<QueryReader> open = ConcurrentHashMap.newKeySet();
    private final Watch watch = new Watch();

    /** Queries to an instance, which is closed with them. */
    Queries(DuckDbInstance instance, BufferAllocator allocator) {
        this.instance = instance;
        this.allocator = allocator;
    }

    /** Prepares a query on its own connection and gives its text. */
    interface Preparation {
        String sql(Query query) throws Exception;
    }

    /**
     * Opens a query.
     *
     * @param asked what is being done, for messages
     */
    QueryReader open(String asked, Terms terms, Preparation preparation) {
        Deque<AutoCloseable> resources = new ArrayDeque<>();
        List<BatchFeed> feeds = new ArrayList<>();
        Stop stopping = new Stop(asked, terms.limit());
        QueryFiles files = new QueryFiles(instance::connect, stopping);
        @Nullable Stop stop = null;
        try {
            BufferAllocator memory = allocator.newChildAllocator(asked, 0, Long.MAX_VALUE);
            resources.push(memory);
            DuckDBConnection connection = instance.connect(stopping::watch);
            resources.push(connection);
            stop = stopping;
            // It is finished first, so that freeing is not stopped, and forgotten last.
            resources.addLast(() -> watch.remove(stopping));
            watch.add(stopping);
            Query query = new Query(asked, memory, connection, resources, feeds, files, stopping, terms.observer());
            ArrowReader batches = stopping.step(() -> {
                ResultSet result = query.result(preparation.sql(query));
                ResultTypes.check(asked, result.getMetaData());
                return (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH_ROWS);
            });
            QueryReader[] self = new QueryReader[1];
            resources.addLast(() -> open.remove(self[0]));
            resources.addLast(terms.observer()::closed);
            QueryReader reader = new QueryReader(
                    asked,
                    memory,
                    batches,
                    resources,
                    feeds,
                    files,
                    stopping,
                    terms.file().isEmpty() ? terms.observer()::rows : rows -> {},
                    terms.observer()::ended);
            self[0] = reader;
            open.add(reader);
            return reader;
        } catch (Exception e) {
            LakeException failure = e instanceof LakeException known ? known : EngineFailure.of(asked, e, feeds, files);
            if (stop != null) {
                resources.push(stop::finished);
            }
            resources.addLast(terms.observer()::closed);
            try {
                EngineFailure.closeAll(asked, resources);
            } catch (LakeException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    /** Asks a question that is answered outside of DuckDB. */
    <V> V elsewhere(String asked, TimeLimit limit, Function<Cancellation, V> question) {
        Stop stop = new Stop(asked, limit);
        Deque<AutoCloseable> resources = new ArrayDeque<>(List.of(stop::finished, () -> watch.remove(stop)));
        watch.add(stop);
        try {
            return stop.step(() -> question.apply(stop.cancellation()));
        } catch (Exception e) {
            throw e instanceof LakeException known ? known : EngineFailure.of(asked, e);
        } finally {
            EngineFailure.closeAll(asked, resources);
        }
    }

    @Override
    public void close() {
        watch.stop();
        Deque<AutoCloseable> resources = new ArrayDeque<>(open);
        resources.addLast(watch);
        resources.addLast(allocator);
        resources.addLast(instance);
        EngineFailure.closeAll("close the catalog", resources);
    }
}
