package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.plan.FunctionInput;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in this process: one instance without tables of its own, and a connection for each query.
 *
 * <p>Results are streamed, and leave DuckDB as Arrow through the C data interface, without a copy.
 */
public final class DuckDbEngine implements ScanEngine {

    /** Characters from which a statement gets a thread with more stack than threads have. */
    private static final int LONG = 2000;

    private static final long BATCH_ROWS = 8192;
    private static final String BATCHES = "neuralake_batches_";

    private final ObjectStore store;
    private final DuckDBConnection database;
    private final BufferAllocator allocator;
    private final FooterCheck footers;
    private final String hidden;
    private final StatementAnalyser analyser;
    private final Set<QueryReader> open;
    private final AtomicLong queries;
    private final Watch watch;
    private final TimeLimit limit;
    private final Optional<Path> file;

    /** An engine that reads objects of a store. */
    public DuckDbEngine(ObjectStore store, EngineSettings settings) {
        this.store = store;
        this.allocator = ArrowMemory.allocator();
        this.footers = new FooterCheck();
        this.hidden = "neuralake_" + UUID.randomUUID().toString().replace("-", "");
        this.analyser = new StatementAnalyser(hidden);
        this.open = ConcurrentHashMap.newKeySet();
        this.queries = new AtomicLong();
        this.watch = new Watch();
        this.limit = TimeLimit.starting(Optional.empty());
        this.file = Optional.empty();
        try {
            this.database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties(settings));
            execute(database, "SET TimeZone = 'UTC'");
        } catch (SQLException e) {
            allocator.close();
            throw new LakeException(
                    "open the catalog",
                    "DuckDB does not start: " + e.getMessage(),
                    "check memory limit, threads and temporary directory in CatalogOptions",
                    e);
        }
    }

    private DuckDbEngine(DuckDbEngine engine, TimeLimit limit, Optional<Path> file) {
        this.store = engine.store;
        this.database = engine.database;
        this.allocator = engine.allocator;
        this.footers = engine.footers;
        this.hidden = engine.hidden;
        this.analyser = engine.analyser;
        this.open = engine.open;
        this.queries = engine.queries;
        this.watch = engine.watch;
        this.limit = limit;
        this.file = file;
    }

    @Override
    public ScanEngine within(TimeLimit someTime) {
        return new DuckDbEngine(this, someTime, file);
    }

    @Override
    public ScanEngine into(Path parquet) {
        return new DuckDbEngine(this, limit, Optional.of(parquet));
    }

    /** A query; if its rows go to a file, they are written now, and the query is for their number. */
    private String destined(Query query, String sql) throws Exception {
        if (file.isEmpty()) {
            return sql;
        }
        String rows = sql.stripTrailing().replaceFirst("[;\\s]+$", "");
        long count = query.update(
                "COPY (" + rows + "\n) TO " + Sql.text(file.get().toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        return "SELECT CAST(" + count + " AS BIGINT)";
    }

    private static Properties properties(EngineSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("temp_directory", settings.temporaryDirectory().toString());
        settings.memoryLimit().ifPresent(limit -> properties.setProperty("memory_limit", limit));
        settings.threads().ifPresent(threads -> properties.setProperty("threads", Integer.toString(threads)));
        return properties;
    }

    @Override
    public ArrowReader scan(TableRequest request, TableInput input) {
        String asked = "read table '" + request.table().qualifiedName() + "'";
        return reading(asked, query -> {
            List<String> columns = request.columns().stream().map(Column::name).toList();
            String items = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
            return destined(
                    query,
                    select(query, request, input, items, columns)
                            + (request.limit().isPresent()
                                    ? " LIMIT " + request.limit().getAsLong()
                                    : ""));
        });
    }

    @Override
    public long count(TableRequest request, TableInput input) {
        String asked = "count table '" + request.table().qualifiedName() + "'";
        OptionalLong known =
                input instanceof BatchInput batches ? elsewhere(asked, batches::count) : OptionalLong.empty();
        if (known.isPresent()) {
            return known.getAsLong();
        }
        OptionalLong counted = counted(request, input);
        if (counted.isPresent()) {
            return Math.min(counted.getAsLong(), request.limit().orElse(Long.MAX_VALUE));
        }
        try (QueryReader reader = reading(asked, query -> {
            if (request.limit().isEmpty()) {
                return select(query, request, input, "count(*)", List.of());
            }
            String rows = select(query, request, input, "1", List.of()) + " LIMIT "
                    + request.limit().getAsLong();
            return "SELECT count(*) FROM (" + rows + ")";
        })) {
            reader.loadNextBatch();
            return ((BigIntVector) reader.getVectorSchemaRoot().getVector(0)).get(0);
        } catch (IOException e) {
            throw EngineFailure.of(asked, e);
        }
    }

    /** Asks a question that is answered outside of DuckDB. */
    private <V> V elsewhere(String asked, Function<Cancellation, V> question) {
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

    /** The number of rows, if the plan knows it already. */
    private static OptionalLong counted(TableRequest request, TableInput input) {
        return input instanceof ScanPlan plan && unplanned(request).equals(Condition.always())
                ? plan.rows()
                : OptionalLong.empty();
    }

    private String select(Query query, TableRequest request, TableInput input, String items, List<String> columns)
            throws Exception {
        Set<String> needed = new TreeSet<>(columns);
        Condition condition = input instanceof ScanPlan ? unplanned(request) : request.condition();
        needed.addAll(condition.columns());
        return "SELECT " + items + " FROM (" + relation(query, input, needed) + ") AS t WHERE "
                + ConditionSql.expression(condition);
    }

    /** The parts of the condition that the choice of files has not settled already. */
    private static Condition unplanned(TableRequest request) {
        List<String> partitions =
                request.table().partitions().stream().map(Column::name).toList();
        return request.condition().without(partitions);
    }

    private String relation(Query query, TableInput input, Set<String> needed) throws SQLException, IOException {
        return input instanceof ScanPlan plan
                ? relation(query, plan, needed)
                : feed(query, (BatchInput) input).relation();
    }

    private BatchFeed feed(Query query, BatchInput input) {
        BatchFeed feed = BatchFeed.register(
                query.connection, query.memory, input, query.stop.cancellation(), BATCHES + queries.incrementAndGet());
        query.feeds.add(feed);
        query.onClose(feed);
        return feed;
    }

    /** Only files of which rows are deleted pay for finding out which. */
    private String relation(Query query, ScanPlan plan, Set<String> needed) throws SQLException, IOException {
        List<PlannedFile> whole = new ArrayList<>();
        List<PlannedFile> holed = new ArrayList<>();
        plan.files().forEach(file -> (file.deletions().isPresent() ? holed : whole).add(file));
        footers.check(query.connection, plan, paths(query, plan.files()));
        if (holed.isEmpty()) {
            return RelationSql.relation(plan, paths(query, whole), needed, Optional.empty());
        }
        String deleted = "neuralake_deleted_" + queries.incrementAndGet();
        DeletedRowsSql.load(query.connection, deleted, holed);
        String present = RelationSql.relation(
                plan.only(holed), paths(query, holed), needed, Optional.of(DeletedRowsSql.present(deleted)));
        return whole.isEmpty()
                ? present
                : RelationSql.relation(plan.only(whole), paths(query, whole), needed, Optional.empty()) + " UNION ALL "
                        + present;
    }

    private List<String> paths(Query query, List<PlannedFile> files) throws IOException {
        LocalFiles local = store.local(files.stream().map(PlannedFile::object).toList());
        query.onClose(local);
        return local.paths().stream().map(Path::toString).toList();
    }

    @Override
    public StatementUse analyse(String statement, List<Table> tables) {
        return analyser.analyse(statement, tables);
    }

    @Override
    public ArrowReader query(String statement, StatementUse use, List<TableInput> inputs) {
        return reading("run the statement", query -> {
            // A database of the query's own, so that queries do not see each other's files.
            String name = "neuralake_query_" + queries.incrementAndGet();
            query.execute("ATTACH ':memory:' AS " + name);
            query.onClose(() -> execute(query.connection, "USE memory; DETACH " + name));
            for (int i = 0; i < inputs.size(); i++) {
                TableInput input = inputs.get(i);
                Table table = input.table();
                Set<String> needed =
                        new TreeSet<>(use.tables().get(i).condition().columns());
                use.tables().get(i).columns().forEach(column -> needed.add(column.name()));
                String schema = name + "." + Sql.name(table.database());
                query.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
                if (input instanceof FunctionInput function) {
                    call(query, name, function);
                    continue;
                }
                String relation = relation(query, input, needed);
                // Batches come once, and a statement may read a table more often than that.
                String kind = input instanceof ScanPlan ? "VIEW " : "TABLE ";
                query.execute("CREATE " + kind + schema + "." + Sql.name(table.name()) + " AS " + relation);
            }
            for (String clock : use.moment().map(Clock::macros).orElse(List.of())) {
                query.execute("CREATE MACRO " + name + ".main." + clock);
            }
            query.execute("USE " + name);
            return destined(query, statement);
        });
    }

    /** Calls a function as often as a statement does with different arguments. */
    private void call(Query query, String database, FunctionInput function) throws Exception {
        query.execute("CREATE SCHEMA IF NOT EXISTS " + database + "." + hidden);
        FunctionSql sql = new FunctionSql(function.table(), database + ".", hidden);
        for (String statement : sql.run(function.calls().keySet())) {
            query.execute(statement);
        }
        for (Map.Entry<String, BatchInput> call : function.calls().entrySet()) {
            query.execute(sql.insert(call.getKey(), feed(query, call.getValue()).relation()));
        }
    }

    /** Prepares a query on its own connection and gives its text. */
    private interface Preparation {
        String sql(Query query) throws Exception;
    }

    /** A query that is being opened. */
    private static final class Query {

        private final BufferAllocator memory;
        private final DuckDBConnection connection;
        private final Deque<AutoCloseable> resources;
        private final List<BatchFeed> feeds;
        private final Stop stop;

        Query(
                BufferAllocator memory,
                DuckDBConnection connection,
                Deque<AutoCloseable> resources,
                List<BatchFeed> feeds,
                Stop stop) {
            this.memory = memory;
            this.connection = connection;
            this.resources = resources;
            this.feeds = feeds;
            this.stop = stop;
        }

        /** Runs a statement that belongs to the query. */
        void execute(String sql) throws Exception {
            try (Statement statement = connection.createStatement()) {
                stop.execute(statement, () -> statement.execute(sql));
            }
        }

        /** Runs a statement that changes rows; gives their number. */
        long update(String sql) throws Exception {
            try (Statement statement = connection.createStatement()) {
                return stop.execute(statement, () -> statement.executeLargeUpdate(sql));
            }
        }

        /**
         * Starts the statement that has the result. A streamed one that fails before its first batch does not say why, so that
         * it is tried once more without streaming.
         */
        ResultSet result(String sql) throws Exception {
            Statement statement = connection.createStatement();
            resources.push(statement);
            try {
                ResultSet result = sql.length() < LONG
                        ? stop.execute(statement, () -> statement.executeQuery(sql))
                        : stop.executeDeep(statement, () -> statement.executeQuery(sql));
                resources.push(result);
                return result;
            } catch (SQLException e) {
                // Batches come once.
                if (!sql.contains(BATCHES)) {
                    LostFailure.find(this::execute, sql, e);
                }
                throw e;
            }
        }

        void onClose(AutoCloseable resource) {
            resources.push(resource);
        }
    }

    private QueryReader reading(String asked, Preparation preparation) {
        Deque<AutoCloseable> resources = new ArrayDeque<>();
        List<BatchFeed> feeds = new ArrayList<>();
        @Nullable Stop stop = null;
        try {
            BufferAllocator memory = allocator.newChildAllocator(asked, 0, Long.MAX_VALUE);
            resources.push(memory);
            DuckDBConnection connection = connect();
            resources.push(connection);
            Stop stopping = new Stop(asked, limit);
            stop = stopping;
            stopping.watch(connection);
            // It is finished first, so that freeing is not stopped, and forgotten last.
            resources.addLast(() -> watch.remove(stopping));
            watch.add(stopping);
            Query query = new Query(memory, connection, resources, feeds, stopping);
            ArrowReader batches = stopping.step(() -> (ArrowReader) query.result(preparation.sql(query))
                    .unwrap(DuckDBResultSet.class)
                    .arrowExportStream(memory, BATCH_ROWS));
            QueryReader[] self = new QueryReader[1];
            resources.addLast(() -> open.remove(self[0]));
            QueryReader reader = new QueryReader(asked, memory, batches, resources, feeds, stopping);
            self[0] = reader;
            open.add(reader);
            return reader;
        } catch (Exception e) {
            LakeException failure = e instanceof LakeException known ? known : EngineFailure.of(asked, e, feeds);
            if (stop != null) {
                resources.push(stop::finished);
            }
            try {
                EngineFailure.closeAll(asked, resources);
            } catch (LakeException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    private DuckDBConnection connect() throws SQLException {
        synchronized (database) {
            return database.duplicate().unwrap(DuckDBConnection.class);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        watch.stop();
        Deque<AutoCloseable> resources = new ArrayDeque<>(open);
        resources.addLast(watch);
        resources.addLast(analyser);
        resources.addLast(allocator);
        resources.addLast(database);
        EngineFailure.closeAll("close the catalog", resources);
    }
}
