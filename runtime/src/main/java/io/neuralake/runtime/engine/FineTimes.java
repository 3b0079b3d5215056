package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Columns that a file holds with nanoseconds: they are read as they are and cut to the microsecond that they are in, also before
 * 1970. DuckDB's own conversion rounds, which makes tomorrow of the last nanoseconds of a day.
 */
final class FineTimes {

    private FineTimes() {}

    /** What leads to a part of a column. */
    static List<String> part(List<String> path, String name) {
        List<String> part = new ArrayList<>(path);
        part.add(name);
        return List.copyOf(part);
    }

    /** Whether a column or a part of one, or something within it, is there with nanoseconds. */
    static boolean within(Set<List<String>> fine, List<String> path) {
        return fine.stream()
                .anyMatch(found -> found.size() >= path.size()
                        && found.subList(0, path.size()).equals(path));
    }

    /** DuckDB's name of a type with nanoseconds. */
    static String type(ColumnType type) {
        if (type == Scalar.TIME) {
            return "TIME_NS";
        }
        return type == Scalar.INSTANT ? "TIMESTAMPTZ_NS" : "TIMESTAMP_NS";
    }

    /** A value with microseconds. */
    static String cut(ColumnType type, String value) {
        String nanos = "epoch_ns(" + value + ")";
        if (type == Scalar.TIME) {
            return "CAST(make_timestamp(" + nanos + " // 1000) AS TIME)";
        }
        // The last and the first moment that there is are infinite for DuckDB, and have no number.
        String middle = "CAST('2000-01-01' AS " + type(type) + ")";
        String cut = "CASE WHEN " + nanos + " IS NOT NULL THEN make_timestamp(" + nanos + " // 1000 - CASE WHEN "
                + nanos
                + " % 1000 < 0 THEN 1 ELSE 0 END) WHEN " + value + " > " + middle
                + " THEN make_timestamp(" + Math.floorDiv(Long.MAX_VALUE, 1000L) + ") WHEN " + value + " < " + middle
                + " THEN make_timestamp(" + Math.floorDiv(-Long.MAX_VALUE, 1000L) + ") END";
        return type == Scalar.INSTANT ? "CAST(" + cut + " AS TIMESTAMP WITH TIME ZONE)" : cut;
    }
}
