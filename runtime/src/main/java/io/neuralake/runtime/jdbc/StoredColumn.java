package io.neuralake.runtime.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/**
 * A column as its database describes it.
 *
 * @param name name in the database
 * @param jdbcType one of {@link Types}
 * @param typeName the database's own name of the type
 * @param precision digits, or characters; 0 if it has no bound
 * @param scale digits after the point
 * @param signed whether a number may be negative
 */
record StoredColumn(String name, int jdbcType, String typeName, int precision, int scale, boolean signed) {

    static StoredColumn of(ResultSetMetaData columns, int index) throws SQLException {
        return new StoredColumn(
                columns.getColumnLabel(index),
                columns.getColumnType(index),
                String.valueOf(columns.getColumnTypeName(index)),
                columns.getPrecision(index),
                columns.getScale(index),
                columns.isSigned(index));
    }

    /** Whether a value may need much memory. */
    boolean wide() {
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> false;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> false;
            case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> false;
            default -> precision <= 0 || precision > 1000;
        };
    }
}
