package io.neuralake.runtime.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBResultSet;

/**
 * Finds the columns of results by computing results without rows.
 *
 * @param allocator where they are made
 */
record EmptyResults(BufferAllocator allocator) {

    private static final long BATCH_ROWS = 1;

    /** The columns of a statement's result. */
    Schema schema(Connection connection, String statement) throws SQLException, IOException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            ResultSetMetaData columns = prepared.getMetaData();
            ResultTypes.check("run the statement", columns);
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
        }
        List<Field> fields;
        try {
            fields = fields(connection, Sql.inner(statement));
        } catch (SQLException e) {
            // What ends a statement may have a comment behind it.
            fields = fields(connection, written(connection, statement));
        }
        List<Field> named = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            // A statement may give several columns the same name, and a subquery does not.
            Field field = fields.get(i);
            named.add(new Field(names.get(i), field.getFieldType(), field.getChildren()));
        }
        return new Schema(named);
    }

    /** A statement as DuckDB would write it. */
    private static String written(Connection connection, String statement) throws SQLException {
        try (Statement writing = connection.createStatement();
                ResultSet result = writing.executeQuery(
                        "SELECT json_deserialize_sql(json_serialize_sql(" + Sql.text(statement) + "))")) {
            result.next();
            return result.getString(1);
        }
    }

    private List<Field> fields(Connection connection, String inner) throws SQLException, IOException {
        String none = "SELECT * FROM (" + inner + "\n) AS t WHERE FALSE";
        try (BufferAllocator memory = allocator.newChildAllocator("columns", 0, Long.MAX_VALUE);
                PreparedStatement running = connection.prepareStatement(none);
                ResultSet result = running.executeQuery();
                ArrowReader batches =
                        (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH_ROWS)) {
            return batches.getVectorSchemaRoot().getSchema().getFields();
        }
    }
}
