package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Deletions;
import io.neuralake.runtime.plan.PlannedFile;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * The deleted rows of planned files as a temporary table of one connection.
 *
 * <p>A row is one number, the file's above the row's, because that is what the engine compares fastest.
 */
final class DeletedRowsSql {

    private static final int ROW_BITS = 40;

    /** After so many rows it is asked whether to go on: a table may have very many that are deleted. */
    private static final int STRIDE = 1 << 16;

    private DeletedRowsSql() {}

    /** Makes the table for files that all have deletions; they are numbered in their order. */
    static void load(Query query, String table, List<PlannedFile> files) throws SQLException {
        try (Statement statement = query.connection().createStatement()) {
            statement.execute("CREATE TEMP TABLE " + table + " (row_key BIGINT NOT NULL)");
        }
        try (DuckDBAppender appender = query.connection().createAppender("temp", "main", table)) {
            for (int i = 0; i < files.size(); i++) {
                long file = (long) i << ROW_BITS;
                PlannedFile planned = files.get(i);
                Deletions deletions = planned.deletions().orElseThrow();
                long[] count = new long[1];
                deletions.positions(row -> {
                    if (++count[0] % STRIDE == 0) {
                        query.check();
                    }
                    if (row >>> ROW_BITS != 0) {
                        throw new LakeException(
                                "read file " + planned.place(),
                                "row " + row + " of it is deleted, and no file has so many rows",
                                "restore the deletion vector, or an older version of the table");
                    }
                    append(appender, file | row);
                });
            }
        }
    }

    private static void append(DuckDBAppender appender, long key) {
        try {
            appender.beginRow().append(key).endRow();
        } catch (SQLException e) {
            throw EngineFailure.of("remember deleted rows", e);
        }
    }

    /** The condition that a row of a file is not deleted. */
    static String present(String table) {
        return "((CAST(f.file_index AS BIGINT) << " + ROW_BITS
                + ") | f.file_row_number) NOT IN (SELECT row_key FROM temp." + table + ")";
    }
}
