package io.neuralake.server.flight;

import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.jspecify.annotations.Nullable;

/** The types that values have, in the words of ODBC and JDBC. */
final class TypeInfos {

    private static final int NULLABLE = 1;
    private static final int SEARCHABLE = 3;
    private static final int DECIMAL = 10;
    private static final int BINARY = 2;

    private TypeInfos() {}

    static List<List<@Nullable Object>> rows(FlightSql.CommandGetXdbcTypeInfo command) {
        return Stream.of(
                        number("TINYINT", Types.TINYINT, 3, DECIMAL),
                        number("BIGINT", Types.BIGINT, 19, DECIMAL),
                        quoted("BLOB", Types.LONGVARBINARY, null),
                        number("DECIMAL", Types.DECIMAL, 38, DECIMAL, "precision", "scale"),
                        number("INTEGER", Types.INTEGER, 10, DECIMAL),
                        number("SMALLINT", Types.SMALLINT, 5, DECIMAL),
                        number("FLOAT", Types.REAL, 24, BINARY),
                        number("DOUBLE", Types.DOUBLE, 53, BINARY),
                        quoted("VARCHAR", Types.VARCHAR, null),
                        plain("BOOLEAN", Types.BOOLEAN, 1),
                        quoted("DATE", Types.DATE, 10),
                        quoted("TIME", Types.TIME, 15),
                        quoted("TIMESTAMP", Types.TIMESTAMP, 26),
                        quoted("TIMESTAMP WITH TIME ZONE", Types.TIMESTAMP_WITH_TIMEZONE, 29))
                .filter(type -> !command.hasDataType()
                        || Integer.valueOf(command.getDataType()).equals(type.get(1)))
                .toList();
    }

    private static List<@Nullable Object> number(String name, int type, int size, int radix, String... parameters) {
        boolean scaled = type == Types.DECIMAL;
        return Metadata.row(
                name,
                type,
                size,
                null,
                null,
                parameters.length == 0 ? null : List.of(parameters),
                NULLABLE,
                false,
                SEARCHABLE,
                false,
                scaled,
                false,
                name,
                scaled ? 0 : null,
                scaled ? 38 : null,
                type,
                null,
                radix,
                null);
    }

    private static List<@Nullable Object> quoted(String name, int type, @Nullable Integer size) {
        return Metadata.row(
                name,
                type,
                size,
                "'",
                "'",
                null,
                NULLABLE,
                type == Types.VARCHAR,
                SEARCHABLE,
                null,
                false,
                null,
                name,
                null,
                null,
                type,
                null,
                null,
                null);
    }

    private static List<@Nullable Object> plain(String name, int type, int size) {
        return Metadata.row(
                name,
                type,
                size,
                null,
                null,
                null,
                NULLABLE,
                false,
                SEARCHABLE,
                null,
                false,
                null,
                name,
                null,
                null,
                type,
                null,
                null,
                null);
    }
}
