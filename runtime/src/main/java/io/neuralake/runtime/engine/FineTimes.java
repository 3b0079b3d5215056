package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;

/**
 * Columns that a file holds with nanoseconds: they are read as they are and cut to the microsecond that they are in, also before
 * 1970. DuckDB's own conversion rounds, which makes tomorrow of the last nanoseconds of a day.
 */
final class FineTimes {

    private FineTimes() {}

    /** DuckDB's name of the type that a column has with nanoseconds. */
    static String type(Column column) {
        if (column.type() == Scalar.TIME) {
            return "TIME_NS";
        }
        return column.type() == Scalar.INSTANT ? "TIMESTAMPTZ_NS" : "TIMESTAMP_NS";
    }

    /** The column with microseconds. */
    static String cut(Column column, String value) {
        String nanos = "epoch_ns(" + value + ")";
        if (column.type() == Scalar.TIME) {
            return "CAST(make_timestamp(" + nanos + " // 1000) AS TIME)";
        }
        // The last and the first moment that there is are infinite for DuckDB, and have no number.
        String middle = "CAST('2000-01-01' AS " + type(column) + ")";
        String cut = "CASE WHEN " + nanos + " IS NOT NULL THEN make_timestamp(" + nanos + " // 1000 - CASE WHEN "
                + nanos
                + " % 1000 < 0 THEN 1 ELSE 0 END) WHEN " + value + " > " + middle
                + " THEN make_timestamp(" + Math.floorDiv(Long.MAX_VALUE, 1000L) + ") WHEN " + value + " < " + middle
                + " THEN make_timestamp(" + Math.floorDiv(-Long.MAX_VALUE, 1000L) + ") END";
        return column.type() == Scalar.INSTANT ? "CAST(" + cut + " AS TIMESTAMP WITH TIME ZONE)" : cut;
    }
}
