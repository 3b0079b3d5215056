package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a statement reads, without reading anything and without parsing SQL ourselves.
 *
 * <p>A second DuckDB has an empty table for each declared one and no access to anything else. It plans the statement, and the
 * plan, read as JSON, tells the tables and what holds for their rows.
 */
final class StatementAnalyser implements AutoCloseable {

    /**
     * What brings conditions down to the scans. The others are off: they take an empty table for a reason to drop the scan, or
     * renumber columns in a way that a plan does not stand that is checked before it is written as JSON.
     */
    private static final String NEEDED_OPTIMISERS = "'cte_filter_pusher', 'cte_inlining', 'deliminator',"
            + " 'expression_rewriter', 'filter_pullup', 'filter_pushdown', 'in_clause', 'regex_range'";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private final Set<String> stubs = new HashSet<>();
    private final String hidden;
    private @Nullable Connection database;

    /**
     * An analyser.
     *
     * @param hidden schema of the tables behind functions, which no statement can name
     */
    StatementAnalyser(String hidden) {
        this.hidden = hidden;
    }

    synchronized List<TableUse> analyse(String statement, Collection<Table> tables) {
        try {
            Connection stubbed = stubbed(statement, tables);
            Map<String, Table> known = new HashMap<>();
            tables.forEach(table ->
                    known.put((table.function().isPresent() ? hidden + "." : "") + table.qualifiedName(), table));
            JsonNode named = plan(stubbed, statement, false, tables);
            JsonNode optimised = plan(stubbed, statement, true, tables);
            FunctionCalls calls = new FunctionCalls();
            for (PlanScan scan : PlanScan.all(optimised, known)) {
                calls.add(scan.table(), scan.node());
            }
            calls.checkContained(optimised);
            return calls.completed(PlanUses.of(named, optimised, known));
        } catch (SQLException | JsonProcessingException e) {
            throw EngineFailure.of("plan the statement", e);
        }
    }

    private Connection stubbed(String statement, Collection<Table> tables) throws SQLException {
        Connection connection = database;
        if (connection == null) {
            Properties properties = new Properties();
            properties.setProperty("enable_external_access", "false");
            properties.setProperty("threads", "1");
            connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            execute(connection, "SET TimeZone = 'UTC'");
            execute(connection, "SET disabled_optimizers = " + Sql.text(otherOptimisers(connection)));
            for (String schema : tables.stream().map(Table::database).distinct().toList()) {
                execute(connection, "CREATE SCHEMA IF NOT EXISTS " + Sql.name(schema));
            }
            execute(connection, "CREATE SCHEMA " + hidden);
            database = connection;
        }
        // A catalog may have thousands of tables and a statement names a few: only those whose name occurs in it are
        // made.
        String text = statement.toLowerCase(Locale.ROOT);
        for (Table table : tables) {
            if (text.contains(table.name().toLowerCase(Locale.ROOT)) && stubs.add(table.qualifiedName())) {
                if (table.function().isPresent()) {
                    for (String stub : new FunctionSql(table, "", hidden).planned()) {
                        execute(connection, stub);
                    }
                    continue;
                }
                String schema = Sql.name(table.database());
                execute(connection, "CREATE TABLE " + schema + "." + Sql.name(table.name()) + columns(table.columns()));
            }
        }
        return connection;
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

    private JsonNode plan(Connection connection, String statement, boolean optimise, Collection<Table> tables)
            throws SQLException, JsonProcessingException {
        String call = "SELECT json_serialize_plan(" + Sql.text(statement)
                + ", skip_null := TRUE, skip_empty := TRUE, optimize := " + (optimise ? "TRUE" : "FALSE") + ")";
        JsonNode answer;
        try (Statement planning = connection.createStatement();
                ResultSet result = planning.executeQuery(call)) {
            result.next();
            // Within a text the quote before the colon would be escaped.
            answer = json.readTree(
                    result.getString(1).replace("\":NAN", "\":NaN").replace("\":-NAN", "\":NaN"));
        }
        if (answer.path("error").asBoolean()) {
            throw refused(answer, tables);
        }
        JsonNode plans = answer.path("plans");
        if (plans.size() != 1) {
            throw new LakeException(
                    "plan the statement", "there are " + plans.size() + " statements", "give one query at a time");
        }
        PlanGate.check(plans.get(0));
        return plans.get(0);
    }

    private LakeException refused(JsonNode answer, Collection<Table> tables) {
        String message = answer.path("error_message").asText();
        if (message.contains(hidden)) {
            // A suggestion of what no statement can name.
            message = message.lines().filter(line -> !line.contains(hidden)).collect(Collectors.joining("\n"));
        }
        String fix = "correct the statement";
        if (answer.path("error_subtype").asText().equals("MISSING_ENTRY")
                && answer.path("type").asText().equals("Table")) {
            String name = answer.path("name").asText();
            List<String> names = tables.stream().map(Table::qualifiedName).toList();
            Optional<String> near = names.stream()
                    .filter(qualified -> qualified.endsWith("." + name))
                    .findFirst()
                    .or(() -> Names.nearest(
                                    name, tables.stream().map(Table::name).toList())
                            .flatMap(table -> names.stream()
                                    .filter(qualified -> qualified.endsWith("." + table))
                                    .findFirst()));
            fix = near.map(found -> "did you mean " + found + "?")
                    .orElse("name a table as database.table; Catalog.tables() lists them");
        }
        fix = FunctionCalls.fix(answer, tables).orElse(fix);
        if (answer.path("error_type").asText().equals("not implemented")) {
            fix = "give one SELECT statement";
        }
        if (answer.path("error_type").asText().equals("internal")) {
            // DuckDB 2.0 cannot plan a parameter whose type nothing tells.
            message = "DuckDB cannot plan it (" + message + ")";
            fix = "write values instead of parameters (?), or simplify the statement";
        }
        return new LakeException("plan the statement", message, fix);
    }

    @Override
    public synchronized void close() throws SQLException {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
