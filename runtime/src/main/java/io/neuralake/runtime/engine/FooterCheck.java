package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Column;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredSchemaCheck;
import io.neuralake.runtime.storage.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the footers of the planned files with the declared columns, before any row is read.
 *
 * <p>DuckDB would cast what it finds to what is asked for, and a cast may round or fail in the middle of a result. Files are
 * immutable, so each is looked at once; files with the same columns are compared once.
 */
final class FooterCheck {

    private static final int REMEMBERED = 200_000;
    private static final String SCHEMAS = """
            SELECT CAST(to_json(list(file_name)) AS VARCHAR), CAST(to_json(columns) AS VARCHAR)
            FROM (
                SELECT file_name, list(
                    {'name': name, 'children': num_children, 'type': duckdb_type, 'physical': type, 'id': field_id,
                     'repetition': repetition_type, 'logical': logical_type,
                     'converted': converted_type}
                    ORDER BY column_id
                ) AS columns
                FROM parquet_schema(%s)
                GROUP BY file_name
            )
            GROUP BY columns
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Seen, FileColumns> seen = new HashMap<>();

    private record Seen(String table, Place place, long size, long modified, FileLayout layout) {}

    /**
     * Checks the files of a plan that were not checked before.
     *
     * @param paths where the files are on this machine
     * @return what is to be minded of each file
     */
    List<FileColumns> check(Connection connection, ScanPlan plan, List<String> paths) throws SQLException {
        List<Seen> keys = new ArrayList<>(paths.size());
        for (PlannedFile file : plan.files()) {
            keys.add(new Seen(plan.table().qualifiedName(), file.place(), file.size(), file.modified(), plan.layout()));
        }
        Map<String, Place> unread = new LinkedHashMap<>();
        synchronized (seen) {
            for (int i = 0; i < paths.size(); i++) {
                if (!seen.containsKey(keys.get(i))) {
                    unread.put(paths.get(i), plan.files().get(i).place());
                }
            }
        }
        Map<String, FileColumns> fresh = unread.isEmpty() ? Map.of() : read(connection, plan, unread);
        List<FileColumns> found = new ArrayList<>(paths.size());
        synchronized (seen) {
            if (seen.size() + fresh.size() > REMEMBERED) {
                seen.clear();
            }
            for (int i = 0; i < paths.size(); i++) {
                Seen key = keys.get(i);
                FileColumns columns = fresh.get(paths.get(i));
                if (columns != null) {
                    seen.put(key, columns);
                }
                found.add(columns == null ? seen.getOrDefault(key, FileColumns.PLAIN) : columns);
            }
        }
        return found;
    }

    private Map<String, FileColumns> read(Connection connection, ScanPlan plan, Map<String, Place> unread)
            throws SQLException {
        List<Column> declared = plan.table().columns().stream()
                .filter(column -> !column.partition())
                .toList();
        String files = RelationSql.files(List.copyOf(unread.keySet()));
        Map<String, Footer> footers = new HashMap<>();
        String query = SCHEMAS.replace("%s", files);
        try (Statement statement = connection.createStatement();
                ResultSet schemas = statement.executeQuery(query)) {
            while (schemas.next()) {
                JsonNode paths = tree(schemas.getString(1));
                String first = paths.get(0).asText();
                String where = "file "
                        + Optional.ofNullable(unread.get(first))
                                .map(Place::toString)
                                .orElse(first);
                Footer footer = Footer.of(plan, declared, where, tree(schemas.getString(2)));
                if (plan.version().isEmpty()) {
                    List<Place> places = new ArrayList<>();
                    paths.forEach(path ->
                            Optional.ofNullable(unread.get(path.asText())).ifPresent(places::add));
                    checkDirectories(plan, declared, footer, places);
                }
                new StoredSchemaCheck(plan.table(), where, plan.layout().widened()).check(declared, footer.types());
                paths.forEach(path -> footers.put(path.asText(), footer));
            }
        } catch (SQLException e) {
            throw LostFailure.found(connection, query, e);
        }
        return new Gaps(connection, footers).columns(files);
    }

    /** A column that is in the names of directories and not in the files would be absent in every row. */
    private static void checkDirectories(ScanPlan plan, List<Column> declared, Footer footer, List<Place> places) {
        for (Column column : declared) {
            if (footer.types().field(column.name()).isPresent()) {
                continue;
            }
            String directory = "/" + column.name().toLowerCase(Locale.ROOT) + "=";
            for (Place place : places) {
                if (place.toString().toLowerCase(Locale.ROOT).contains(directory)) {
                    throw new LakeException(
                            "read table '" + plan.table().qualifiedName() + "'",
                            "'" + column.name() + "' is in no file, and in the names of the directories of " + place,
                            "add @Partition to '" + column.member() + "'");
                }
            }
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's own JSON", e);
        }
    }
}
