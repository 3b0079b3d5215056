package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/** A query that is being opened: its connection, and what is freed together with its result. */
final class Query {

    /** Characters from which a statement gets a thread with more stack than threads have. */
    private static final int LONG = 2000;

    private static final String BATCHES = "neuralake_batches_";

    private final String asked;
    private final BufferAllocator memory;
    private final DuckDBConnection connection;
    private final Deque<AutoCloseable> resources;
    private final List<BatchFeed> feeds;
    private final QueryFiles files;
    private final Stop stop;
    private final QueryObserver observer;
    private final Map<String, BatchInput> streamed = new LinkedHashMap<>();
    private int names;

    /**
     * A query.
     *
     * @param asked what is being done, for messages
     * @param memory where its batches are made
     * @param connection a connection that no other query uses
     * @param resources what is freed with the result, last first
     * @param feeds where rows come from that DuckDB does not read itself
     * @param files which files are read
     * @param stop what ends waiting
     * @param observer who wants to know how far it is
     */
    Query(
            String asked,
            BufferAllocator memory,
            DuckDBConnection connection,
            Deque<AutoCloseable> resources,
            List<BatchFeed> feeds,
            QueryFiles files,
            Stop stop,
            QueryObserver observer) {
        this.asked = asked;
        this.memory = memory;
        this.connection = connection;
        this.resources = resources;
        this.feeds = feeds;
        this.files = files;
        this.stop = stop;
        this.observer = observer;
    }

    /** What is being done, for messages. */
    String asked() {
        return asked;
    }

    /** The files that are read. */
    QueryFiles files() {
        return files;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** A name that nothing else on this connection has. */
    String unique(String prefix) {
        names++;
        return prefix + names;
    }

    /** Fails if the query has been stopped; for what takes long without DuckDB. */
    void check() {
        stop.check();
    }

    /** Runs a statement that belongs to the query. */
    void execute(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            run(statement, sql, () -> statement.execute(sql));
        }
    }

    /** Makes something of the columns of a result. */
    interface Description {
        String of(ResultSetMetaData columns) throws SQLException;
    }

    /** Looks at the columns that a statement would give, without running it. */
    String described(String sql, Description description) throws Exception {
        try (Statement none = connection.createStatement()) {
            return run(none, sql, () -> {
                try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                    return description.of(prepared.getMetaData());
                }
            });
        }
    }

    /** Runs a statement that changes rows; gives their number. */
    long update(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            return observed(statement, sql, () -> statement.executeLargeUpdate(sql));
        }
    }

    /**
     * Starts the statement that has the result. A streamed one that fails before its first batch does not say why, which is
     * then found out in another way.
     */
    ResultSet result(String sql) throws Exception {
        Statement statement = connection.createStatement();
        resources.push(statement);
        try {
            ResultSet result = observed(statement, sql, () -> statement.executeQuery(sql));
            resources.push(result);
            if (observer != QueryObserver.NONE) {
                Computation computation = new Computation(statement);
                resources.push(computation);
                observer.reading(computation::done);
            }
            return result;
        } catch (SQLException e) {
            if (LostFailure.lost(e) && !streamed.isEmpty() && failures().isEmpty()) {
                store();
                return result(sql);
            }
            // Batches come once.
            if (!sql.contains(BATCHES)) {
                LostFailure.find(this::execute, sql, e);
            }
            throw e;
        }
    }

    private <V> V observed(Statement statement, String sql, Callable<V> execution) throws Exception {
        if (observer == QueryObserver.NONE) {
            return run(statement, sql, execution);
        }
        execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0");
        try (Computation computation = new Computation(statement)) {
            observer.computing(computation::done);
            return run(statement, sql, execution);
        }
    }

    /** Says that a view gives the batches of an input, once. */
    void streams(String view, BatchInput input) {
        streamed.put(view, input);
    }

    private List<LakeException> failures() {
        return feeds.stream().flatMap(feed -> feed.failure().stream()).toList();
    }

    /** Asks for the rows of streamed tables again, and keeps them, so that they can be read more than once. */
    private void store() throws Exception {
        for (Map.Entry<String, BatchInput> view : streamed.entrySet()) {
            execute("DROP VIEW " + view.getKey());
            execute("CREATE TABLE " + view.getKey() + " AS "
                    + feed(view.getValue()).relation());
        }
        streamed.clear();
    }

    private <V> V run(Statement statement, String sql, Callable<V> execution) throws Exception {
        return sql.length() < LONG ? stop.execute(statement, execution) : stop.executeDeep(statement, execution);
    }

    /** Makes the batches of an input readable once. */
    BatchFeed feed(BatchInput input) {
        BatchFeed feed = BatchFeed.register(connection, memory, input, stop.cancellation(), unique(BATCHES));
        feeds.add(feed);
        onClose(feed);
        return feed;
    }

    /** Frees something together with the result. */
    void onClose(AutoCloseable resource) {
        resources.push(resource);
    }
}
