package io.neuralake.runtime.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
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
        String none = "SELECT * FROM (" + Sql.inner(statement) + "\n) AS t WHERE FALSE";
        try (BufferAllocator memory = allocator.newChildAllocator("columns", 0, Long.MAX_VALUE);
                PreparedStatement running = connection.prepareStatement(none);
                ResultSet result = running.executeQuery();
                ArrowReader batches =
                        (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH_ROWS)) {
            List<Field> fields = batches.getVectorSchemaRoot().getSchema().getFields();
            List<Field> named = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                // A statement may give several columns the same name, and a subquery does not.
                Field field = fields.get(i);
                named.add(new Field(names.get(i), field.getFieldType(), field.getChildren()));
            }
            return new Schema(named);
        }
    }
}
