package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB with an empty table for each declared one that a statement has named so far, and no access to anything else. It
 * plans statements, and runs none but for the types of an empty result.
 */
final class StubDatabase implements AutoCloseable {

    /**
     * What brings conditions down to the scans. The others are off: they take an empty table for a reason to drop the scan, or
     * renumber columns in a way that a plan does not stand that is checked before it is written as JSON.
     */
    private static final String NEEDED_OPTIMISERS = "'cte_filter_pusher', 'cte_inlining', 'deliminator',"
            + " 'expression_rewriter', 'filter_pullup', 'filter_pushdown', 'in_clause', 'regex_range'";

    private final String hidden;
    private final Set<String> schemas = new HashSet<>();
    private final Set<String> stubs = new HashSet<>();
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private @Nullable DuckDBConnection database;

    /**
     * A database that is opened when it is needed.
     *
     * @param hidden schema of the tables behind functions, which no statement can name
     */
    StubDatabase(String hidden) {
        this.hidden = hidden;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws Exception;
    }

    /**
     * Does something on a connection of its own, where all databases and some tables are there. If DuckDB was broken before by
     * something else, it is done in a new one.
     */
    <T> T with(DeclaredTables known, List<Table> tables, Work<T> work) throws Exception {
        try {
            return attempt(known, tables, work);
        } catch (SQLException e) {
            if (!DuckDbInstance.broken(e)) {
                throw e;
            }
            close();
            return attempt(known, tables, work);
        }
    }

    private <T> T attempt(DeclaredTables known, List<Table> tables, Work<T> work) throws Exception {
        Connection connection = connection(known, tables);
        boolean done = false;
        try {
            T result = work.on(connection);
            idle.push(connection);
            done = true;
            return result;
        } finally {
            // What a failure leaves in a connection is not known.
            if (!done) {
                connection.close();
            }
        }
    }

    private synchronized Connection connection(DeclaredTables known, List<Table> tables) throws SQLException {
        DuckDBConnection opened = database;
        if (opened == null) {
            opened = open();
            execute(opened, "CREATE SCHEMA " + hidden);
            database = opened;
        }
        for (String name : known.databases()) {
            if (schemas.add(name)) {
                execute(opened, "CREATE SCHEMA IF NOT EXISTS " + Sql.name(name));
            }
        }
        for (Table table : tables) {
            if (stubs.add(table.qualifiedName())) {
                for (String stub : stub(table)) {
                    execute(opened, stub);
                }
                for (String alias : known.aliases(table)) {
                    execute(opened, "CREATE VIEW main." + Sql.name(alias) + " AS SELECT * FROM " + Sql.table(table));
                }
            }
        }
        Connection free = idle.poll();
        return free == null ? opened.duplicate() : free;
    }

    private List<String> stub(Table table) {
        List<String> statements = new ArrayList<>();
        if (table.function().isPresent()) {
            statements.addAll(new FunctionSql(table, "", hidden).planned());
        } else {
            statements.add("CREATE TABLE " + Sql.table(table) + columns(table.columns()));
        }
        return statements;
    }

    private static DuckDBConnection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("threads", "1");
        properties.setProperty("memory_limit", "512MB");
        DuckDBConnection opened = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
        execute(opened, "SET GLOBAL TimeZone = 'UTC'");
        execute(opened, "SET disabled_optimizers = " + Sql.text(otherOptimisers(opened)));
        execute(opened, "SET lock_configuration = TRUE");
        return opened;
    }

    private static String otherOptimisers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT string_agg(name, ',') FROM duckdb_optimizers() WHERE name NOT IN (" + NEEDED_OPTIMISERS
                                + ")")) {
            result.next();
            return result.getString(1);
        }
    }

    private static String columns(List<Column> columns) {
        return columns.stream()
                .map(column -> Sql.name(column.name()) + " " + SqlTypes.type(column.type()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        Deque<AutoCloseable> connections = new ArrayDeque<>(idle);
        idle.clear();
        if (database != null) {
            connections.addLast(database);
            database = null;
            schemas.clear();
            stubs.clear();
        }
        EngineFailure.closeAll("close the planner", connections);
    }
}
