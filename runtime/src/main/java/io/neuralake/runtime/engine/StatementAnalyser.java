package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.error.LakeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
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

    private final ObjectMapper json = new ObjectMapper();
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
            FunctionCalls calls = new FunctionCalls();
            // What the optimiser removes is still named by the statement, and must exist when it runs.
            Map<String, TableUse> uses = new TreeMap<>();
            for (PlanScan scan : scans(plan(stubbed, statement, false, tables), known)) {
                uses.put(scan.table().qualifiedName(), use(scan.table(), List.of()));
            }
            // A table that is scanned more than once is read once, for all its scans.
            JsonNode optimised = plan(stubbed, statement, true, tables);
            for (PlanScan scan : scans(optimised, known)) {
                calls.add(scan.table(), scan.node());
                Condition condition = PlanConditions.condition(scan.table(), scan.node());
                uses.merge(
                        scan.table().qualifiedName(), use(scan.table(), List.of(condition)), StatementAnalyser::either);
            }
            calls.checkContained(optimised);
            return calls.completed(uses.values());
        } catch (SQLException | JsonProcessingException e) {
            throw EngineFailure.of("plan the statement", e);
        }
    }

    private static TableUse either(TableUse one, TableUse other) {
        List<Condition> parts = new ArrayList<>(((Condition.Any) one.condition()).parts());
        parts.addAll(((Condition.Any) other.condition()).parts());
        return use(one.table(), parts);
    }

    private static TableUse use(Table table, List<Condition> conditions) {
        return new TableUse(table, table.columns(), new Condition.Any(conditions));
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
            answer = json.readTree(result.getString(1));
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
        return new LakeException("plan the statement", message, fix);
    }

    /**
     * A scan of a table in a plan.
     *
     * @param table the table
     * @param node the scan
     */
    private record PlanScan(Table table, JsonNode node) {}

    private static List<PlanScan> scans(JsonNode plan, Map<String, Table> known) {
        List<PlanScan> scans = new ArrayList<>();
        collect(plan, known, scans);
        return scans;
    }

    private static void collect(JsonNode node, Map<String, Table> known, List<PlanScan> scans) {
        if (node.path("type").asText().equals("LOGICAL_GET")) {
            JsonNode function = node.path("function_data");
            Table table = known.get(function.path("schema").asText() + "."
                    + function.path("table").asText());
            if (table != null) {
                scans.add(new PlanScan(table, node));
            }
        }
        // Subqueries are plans within expressions, so every member is looked at.
        node.forEach(child -> collect(child, known, scans));
    }

    @Override
    public synchronized void close() throws SQLException {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
