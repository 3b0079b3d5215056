package io.neuralake.server.introspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import io.neuralake.server.protocol.Session;
import io.neuralake.server.sql.Lexer;
import io.neuralake.server.sql.LexerException;
import io.neuralake.server.sql.Token;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * System catalogs over some tables. It is made once for those who may read the same tables, and asked by one thread at a time.
 *
 * <p>The engine is one of its own: it has no files, no network and no settings that could be changed, and it knows what is told here
 * and nothing of the lake.
 */
public final class SystemCatalog implements AutoCloseable {

    private static final String ASKED = "look into the system catalogs";
    private static final int FIRST_TABLE = 20_000;
    private static final int FIRST_SCHEMA = 16_500;
    private static final int FIRST_RELATION = 12_000;
    private static final int BATCH = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Numbers by which PostgreSQL itself knows its catalogs, and which clients have learnt by heart. */
    private static final Map<String, Integer> KNOWN = Map.ofEntries(
            Map.entry("pg_class", 1259),
            Map.entry("pg_attribute", 1249),
            Map.entry("pg_proc", 1255),
            Map.entry("pg_type", 1247),
            Map.entry("pg_namespace", 2615),
            Map.entry("pg_constraint", 2606),
            Map.entry("pg_database", 1262),
            Map.entry("pg_attrdef", 2604),
            Map.entry("pg_trigger", 2620),
            Map.entry("pg_rewrite", 2618));

    private final DuckDBConnection connection;
    private final BufferAllocator allocator = new RootAllocator();
    private final Relations relations = new Relations();

    private SystemCatalog(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * System catalogs over tables.
     *
     * @throws LakeException if the engine does not start
     */
    public static SystemCatalog of(List<Table> tables) {
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            SystemCatalog catalog = new SystemCatalog(connection);
            catalog.fill(tables);
            return catalog;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void fill(List<Table> tables) throws SQLException {
        run(List.of(
                "CREATE SCHEMA facts",
                "CREATE SCHEMA pgc",
                "CREATE SCHEMA isc",
                "CREATE TABLE facts.session (owner VARCHAR, database VARCHAR)",
                "INSERT INTO facts.session VALUES ('neuralake', 'neuralake')",
                "CREATE TABLE facts.schemas (oid UINTEGER, name VARCHAR)",
                "CREATE TABLE facts.relations (oid UINTEGER, name VARCHAR, schema UINTEGER)",
                "CREATE TABLE facts.tables (oid UINTEGER, schema VARCHAR, name VARCHAR, description VARCHAR)",
                "CREATE TABLE facts.columns (oid UINTEGER, num SMALLINT, name VARCHAR, type UINTEGER, modifier INTEGER,"
                        + " required BOOLEAN, description VARCHAR)"));
        facts(tables);
        List<String> all = new ArrayList<>(List.of("BEGIN"));
        all.addAll(relations.definitions());
        all.addAll(Relations.statements("functions.sql"));
        all.addAll(Relations.statements("content.sql"));
        all.add("COMMIT");
        run(all);
        run(List.of(
                "SET search_path = 'pgc'",
                "SET threads = 1",
                "SET memory_limit = '256MB'",
                "SET enable_external_access = false",
                "SET lock_configuration = true"));
    }

    /** All of them at once, which is much faster than one after the other. */
    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.join(";\n", statements));
        }
    }

    private void facts(List<Table> tables) throws SQLException {
        Map<String, Integer> schemas = new LinkedHashMap<>();
        try (DuckDBAppender rows = connection.createAppender("facts", "tables");
                DuckDBAppender columns = connection.createAppender("facts", "columns")) {
            int oid = FIRST_TABLE;
            for (Table table : tables) {
                if (table.function().isPresent()) {
                    continue;
                }
                schemas.putIfAbsent(table.database(), FIRST_SCHEMA + schemas.size());
                rows.beginRow();
                rows.append(oid).append(table.database()).append(table.name()).append(table.description());
                rows.endRow();
                short number = 1;
                for (Column column : table.columns()) {
                    columns.beginRow();
                    columns.append(oid).append(number++).append(column.name());
                    columns.append(Facts.type(column)).append(Facts.modifier(column));
                    columns.append(!column.nullable()).append(column.description());
                    columns.endRow();
                }
                oid++;
            }
        }
        try (DuckDBAppender rows = connection.createAppender("facts", "schemas")) {
            for (Map.Entry<String, Integer> schema : schemas.entrySet()) {
                rows.beginRow();
                rows.append(schema.getValue()).append(schema.getKey());
                rows.endRow();
            }
        }
        relations();
    }

    private void relations() throws SQLException {
        try (DuckDBAppender rows = connection.createAppender("facts", "relations")) {
            int oid = FIRST_RELATION;
            for (String definition : relations.definitions()) {
                String name = definition.substring(definition.indexOf('.') + 1, definition.indexOf(" ("));
                boolean own = definition.contains(" pgc.");
                rows.beginRow();
                rows.append(KNOWN.getOrDefault(name, oid)).append(name).append(own ? 11 : 13_000);
                rows.endRow();
                oid++;
            }
        }
    }

    /**
     * Answers a query about the catalogs.
     *
     * @param session whose it is
     * @throws LakeException if it is none that can be answered
     */
    public ArrowReader ask(String query, List<Parameter> parameters, Session session) {
        String text = rewritten(query, parameters, session);
        try {
            tell(session);
            PreparedStatement statement = connection.prepareStatement(text);
            DuckDBResultSet rows = statement.executeQuery().unwrap(DuckDBResultSet.class);
            return (ArrowReader) rows.arrowExportStream(allocator, BATCH);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What the memory of its answers is from. */
    public BufferAllocator allocator() {
        return allocator;
    }

    /** What the parameters of a query are: whatever they are compared with. */
    public static List<ParameterType> parameters(String query) {
        int most = 0;
        for (Token token : tokens(query)) {
            if (token.kind() == Token.Kind.PARAMETER && token.text().length() < 6) {
                most = Math.max(most, Integer.parseInt(token.text().substring(1)));
            }
        }
        return new ArrayList<>(Collections.nCopies(most, ParameterType.UNKNOWN));
    }

    private static List<Token> tokens(String query) {
        try {
            return Lexer.tokens(query);
        } catch (LexerException e) {
            throw new LakeException(ASKED, String.valueOf(e.getMessage()), "close it", e);
        }
    }

    private String rewritten(String query, List<Parameter> parameters, Session session) {
        String text = Rewriter.rewrite(tokens(query), session.user(), parameters);
        try (PreparedStatement parse = connection.prepareStatement("SELECT json_serialize_sql(CAST(? AS VARCHAR))")) {
            parse.setString(1, text);
            try (ResultSet parsed = parse.executeQuery()) {
                parsed.next();
                QueryGate.check(JSON.readTree(parsed.getString(1)), relations);
            }
            return text;
        } catch (SQLException e) {
            throw failure(e);
        } catch (JsonProcessingException e) {
            throw new LakeException(ASKED, "it cannot be understood", "simplify it", e);
        }
    }

    /** Who asks may differ, though what they may read does not. */
    private void tell(Session session) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE facts.session SET owner = ?, database = ?")) {
            update.setString(1, session.user());
            update.setString(2, session.database());
            update.executeUpdate();
        }
    }

    private static LakeException failure(SQLException e) {
        return new LakeException(
                ASKED,
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                "ask for less, or report it with the statement and the client",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
            allocator.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
