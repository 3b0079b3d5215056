package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result as they go to a Parquet file, where DuckDB would write some types as others with fewer values. */
final class ParquetColumns {

    private ParquetColumns() {}

    /**
     * A query with the same rows, in types that Parquet has.
     *
     * @param rows a query
     * @param columns its columns
     * @throws LakeException if values of a column would lose their meaning
     */
    static String sql(String asked, String rows, ResultSetMetaData columns) throws SQLException {
        ResultTypes.check(asked, columns);
        List<String> names = new ArrayList<>();
        List<String> items = new ArrayList<>();
        boolean same = true;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String type = columns.getColumnTypeName(i);
            String name = "c" + i;
            // DuckDB would write the nearest double.
            boolean huge = type.equals("HUGEINT");
            if (!huge && (type.contains("HUGEINT") || type.contains("INTERVAL"))) {
                throw new LakeException(
                        asked,
                        "column '" + columns.getColumnName(i) + "' is " + type
                                + ", which a Parquet file has no values for",
                        "write CAST(… AS VARCHAR), or another type that has the value");
            }
            same &= !huge;
            names.add(name);
            items.add((huge ? "CAST(" + name + " AS DECIMAL(38, 0))" : name) + " AS "
                    + Sql.name(columns.getColumnName(i)));
        }
        return same
                ? rows
                : "SELECT " + String.join(", ", items) + " FROM (" + rows + "\n) AS r(" + String.join(", ", names)
                        + ")";
    }
}
