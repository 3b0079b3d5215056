package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.plan.StoredSchemaCheck;
import io.neuralake.runtime.plan.StoredType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds a table in its database, and compares its columns with the declared ones, before any row is read. */
final class RelationFinder {

    private static final String[] KINDS = {
        "TABLE", "BASE TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "PARTITIONED TABLE"
    };
    private static final Set<String> SYSTEM =
            Set.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");
    private static final int RELATIONS = 10_000;
    private static final int NAMED = 5;

    private final Table table;
    private final Database database;
    private final Dialect dialect;
    private final Cancellation cancellation;

    RelationFinder(Table table, Database database, Dialect dialect, Cancellation cancellation) {
        this.table = table;
        this.database = database;
        this.dialect = dialect;
        this.cancellation = cancellation;
    }

    Relation find(Connection connection) throws SQLException {
        List<String> name = parts(table.relation().isEmpty() ? table.name() : table.relation());
        List<StoredColumn> columns;
        try {
            columns = columns(connection, name);
        } catch (SQLException e) {
            connection = again(connection, e);
            List<String> other = otherCase(connection, name);
            if (other.equals(name)) {
                throw database.failures().of("cannot give " + String.join(".", name), e, advice(connection, name));
            }
            name = other;
            columns = columns(connection, name);
        }
        return compared(String.join(".", name), sql(name), columns);
    }

    /** A failed statement may have ended the transaction. */
    private Connection again(Connection connection, SQLException failure) throws SQLException {
        if (connection.isClosed()) {
            throw failure;
        }
        dialect.end(connection);
        dialect.begin(connection, database.timeout());
        return connection;
    }

    /** Splits a name at its dots, except within double quotes, of which two stand for one. */
    private static List<String> parts(String relation) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < relation.length(); i++) {
            char letter = relation.charAt(i);
            if (letter == '"' && quoted && relation.startsWith("\"\"", i)) {
                part.append(letter);
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private String sql(List<String> name) {
        return name.stream().map(dialect::quoted).collect(Collectors.joining("."));
    }

    private List<StoredColumn> columns(Connection connection, List<String> name) throws SQLException {
        String sql = "SELECT * FROM " + sql(name) + " WHERE 1 = 0";
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        cancellation.waiting(HangUp.of(dialect, statement), () -> statement.executeQuery(sql))) {
            ResultSetMetaData described = result.getMetaData();
            List<StoredColumn> columns = new ArrayList<>();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(StoredColumn.of(described, i));
            }
            return columns;
        }
    }

    /** A relation that may have been meant, or which there are; empty if the one that was asked for is among them. */
    private Optional<String> advice(Connection connection, List<String> name) {
        List<String> found = new ArrayList<>();
        boolean qualified = name.size() > 1;
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", KINDS)) {
            String own = connection.getSchema();
            while (tables.next() && found.size() < RELATIONS) {
                String schema = tables.getString("TABLE_SCHEM");
                String relation = tables.getString("TABLE_NAME");
                boolean near = schema == null || schema.equals(own);
                if (schema == null || !SYSTEM.contains(schema.toLowerCase(Locale.ROOT))) {
                    found.add(near && !qualified ? relation : schema == null ? relation : schema + "." + relation);
                }
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
        String wanted = String.join(".", name);
        if (found.isEmpty() || found.contains(wanted)) {
            return Optional.empty();
        }
        String last = name.get(name.size() - 1);
        Optional<String> similar = Names.nearest(
                        last,
                        found.stream().map(RelationFinder::last).distinct().toList())
                .flatMap(near ->
                        found.stream().filter(other -> last(other).equals(near)).findFirst());
        return Optional.of(similar.map(other -> "did you mean relation = \"" + other + "\" in @Table?")
                .orElseGet(() -> "correct relation = \"…\" of @Table, or the table's location: there "
                        + (found.size() == 1 ? "is " : "are ")
                        + String.join(", ", found.subList(0, Math.min(NAMED, found.size())))
                        + (found.size() > NAMED ? " and others" : "")));
    }

    private static String last(String relation) {
        return relation.substring(relation.lastIndexOf('.') + 1);
    }

    /** The only name that differs in nothing but case; the name itself if there is none. */
    private List<String> otherCase(Connection connection, List<String> name) throws SQLException {
        String wanted = name.get(name.size() - 1);
        String owner = name.size() > 1 ? name.get(name.size() - 2) : connection.getSchema();
        TreeSet<String> found = new TreeSet<>();
        List<String> result = name;
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (tables.next()) {
                String schema = tables.getString("TABLE_SCHEM");
                String relation = tables.getString("TABLE_NAME");
                if (relation.equalsIgnoreCase(wanted)
                        && (owner == null || schema == null || schema.equalsIgnoreCase(owner))) {
                    found.add(schema == null ? relation : schema + "." + relation);
                    result = schema == null || name.size() == 1 ? List.of(relation) : List.of(schema, relation);
                }
            }
        }
        if (found.size() > 1) {
            throw database.failures()
                    .of(
                            "it is one of " + String.join(", ", found) + " in "
                                    + database.failures().address(),
                            "write relation = \"…\" exactly as the database does");
        }
        return result;
    }

    private Relation compared(String name, String sql, List<StoredColumn> columns) {
        Map<String, StoredColumn> byDeclared = new HashMap<>();
        Map<String, StoredType> types = new LinkedHashMap<>();
        for (Column declared : table.columns()) {
            StoredColumn stored = column(name, declared, columns);
            byDeclared.put(declared.name(), stored);
            types.put(declared.name(), dialect.type(stored, declared));
        }
        new StoredSchemaCheck(
                        table, "relation " + name + " of " + database.failures().address())
                .check(table.columns(), new StoredType.Nested(types));
        return new Relation(sql, columns, byDeclared);
    }

    private StoredColumn column(String relation, Column declared, List<StoredColumn> columns) {
        List<StoredColumn> exact = columns.stream()
                .filter(column -> column.name().equals(declared.name()))
                .toList();
        if (exact.size() == 1) {
            return exact.get(0);
        }
        List<StoredColumn> similar = columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(declared.name()))
                .toList();
        if (similar.size() == 1) {
            return similar.get(0);
        }
        List<String> names = columns.stream().map(StoredColumn::name).toList();
        throw similar.isEmpty() ? missing(relation, declared, names) : ambiguous(relation, declared, similar);
    }

    private LakeException missing(String relation, Column declared, List<String> names) {
        return database.failures()
                .of(
                        "relation " + relation + " of " + database.failures().address() + " has no column '"
                                + declared.name() + "'",
                        Names.nearest(declared.name(), names)
                                .map(near ->
                                        "did you mean '" + near + "'? say so with @Column(name = \"" + near + "\")")
                                .orElse("it has " + String.join(", ", names)));
    }

    private LakeException ambiguous(String relation, Column declared, List<StoredColumn> similar) {
        return database.failures()
                .of(
                        "column '" + declared.name() + "' is one of "
                                + similar.stream().map(StoredColumn::name).collect(Collectors.joining(", "))
                                + " of relation " + relation,
                        "write @Column(name = \"…\") exactly as the database does");
    }
}
