package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredSchemaCheck;
import io.neuralake.runtime.plan.StoredType;
import io.neuralake.runtime.storage.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the footers of the planned files with the declared columns, before any row is read.
 *
 * <p>DuckDB would cast what it finds to what is asked for, and a cast may round or fail in the middle of a result. Files are
 * immutable, so each is looked at once; files with the same columns are compared once.
 */
final class FooterCheck {

    private static final int REMEMBERED = 200_000;
    private static final String QUERY = """
            SELECT min(file_name), CAST(to_json(columns) AS VARCHAR)
            FROM (
                SELECT file_name, list(
                    {'name': name, 'children': num_children, 'type': duckdb_type, 'physical': type, 'id': field_id}
                    ORDER BY column_id
                ) AS columns
                FROM parquet_schema(%s)
                GROUP BY file_name
            )
            GROUP BY columns
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final Set<Seen> seen = new LinkedHashSet<>();

    private record Seen(String table, Place place, long size, long modified, FileLayout layout) {}

    /** Checks the files of a plan that were not checked before. */
    void check(Connection connection, ScanPlan plan, List<String> paths) throws SQLException {
        List<Seen> fresh = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        synchronized (seen) {
            for (int i = 0; i < paths.size(); i++) {
                PlannedFile file = plan.files().get(i);
                Seen key = new Seen(
                        plan.table().qualifiedName(), file.place(), file.size(), file.modified(), plan.layout());
                if (!seen.contains(key)) {
                    fresh.add(key);
                    unread.add(paths.get(i));
                }
            }
        }
        if (unread.isEmpty()) {
            return;
        }
        Map<String, Place> places = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            places.put(paths.get(i), plan.files().get(i).place());
        }
        read(connection, plan, unread, places);
        synchronized (seen) {
            if (seen.size() + fresh.size() > REMEMBERED) {
                seen.clear();
            }
            seen.addAll(fresh);
        }
    }

    private void read(Connection connection, ScanPlan plan, List<String> paths, Map<String, Place> places)
            throws SQLException {
        List<Column> stored = plan.table().columns().stream()
                .filter(column -> !column.partition())
                .toList();
        String query = QUERY.replace("%s", RelationSql.files(paths));
        try (Statement statement = connection.createStatement();
                ResultSet schemas = statement.executeQuery(query)) {
            while (schemas.next()) {
                String path = schemas.getString(1);
                String where = "file " + (places.containsKey(path) ? places.get(path) : path);
                StoredType.Nested schema = schema(plan, where, stored, schemas.getString(2));
                new StoredSchemaCheck(plan.table(), where, plan.layout().widened()).check(stored, schema);
            }
        } catch (SQLException e) {
            throw LostFailure.found(connection, query, e);
        }
    }

    private StoredType.Nested schema(ScanPlan plan, String where, List<Column> declared, String text) {
        JsonNode elements;
        try {
            elements = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's own JSON", e);
        }
        Map<String, StoredType> columns = new LinkedHashMap<>();
        LogicalNames names = new LogicalNames(plan, where);
        int position = 1;
        while (position < elements.size()) {
            int from = position;
            position = next(elements, from);
            List<JsonNode> column = new ArrayList<>();
            for (int i = from; i < position; i++) {
                column.add(elements.get(i));
            }
            names.column(column)
                    .ifPresent(name -> columns.put(name, names.type(name, type(declared, name, column.get(0)))));
        }
        return new StoredType.Nested(columns);
    }

    /** Elements are in depth-first order: a group is followed by its children. */
    private static int next(JsonNode elements, int position) {
        int children = elements.get(position).path("children").asInt(0);
        int end = position + 1;
        for (int i = 0; i < children; i++) {
            end = next(elements, end);
        }
        return end;
    }

    private static StoredType type(List<Column> declared, String name, JsonNode element) {
        if (element.path("physical").asText().equals("INT96")) {
            // The old form of timestamps says nothing of zones; its writers mean moments where the reader does.
            boolean moment = declared.stream()
                    .anyMatch(column -> column.name().equalsIgnoreCase(name) && column.type() == Scalar.INSTANT);
            return new StoredType.Plain(moment ? Scalar.INSTANT : Scalar.TIMESTAMP);
        }
        return DuckTypes.type(element.path("type").asText());
    }
}
