package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.StoredType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;

/**
 * MySQL and MariaDB. Equality of text ignores case, accents and final spaces as a rule, so that bytes decide. Drivers and
 * sessions have time zones of their own, so that dates and times come as numbers.
 */
final class MySqlDialect extends Dialect {

    /** What stands for a date that is in no calendar, as 0000-00-00. */
    private static final long NO_DATE = Long.MIN_VALUE;

    private static final Set<String> TEXTS = Set.of(
            "char",
            "varchar",
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "enum",
            "set",
            "json",
            "nchar",
            "nvarchar");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final boolean mariaDb;

    MySqlDialect(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    @Override
    String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    Map<String, String> properties() {
        // A tinyint is a number unless the table is declared to hold truth values.
        return Map.of("tinyInt1isBit", "false");
    }

    @Override
    void begin(Connection connection, Optional<Duration> timeout) throws SQLException {
        super.begin(connection, timeout);
        execute(connection, "SET @neuralake_time_zone = @@time_zone, time_zone = '+00:00'");
    }

    /** A connection of a pool goes back as it came. */
    @Override
    void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            execute(connection, "SET time_zone = COALESCE(@neuralake_time_zone, @@time_zone)");
        }
        super.end(connection);
    }

    @Override
    int fetchSize(boolean wide) {
        // MySQL's driver streams for this number only.
        return mariaDb ? super.fetchSize(wide) : Integer.MIN_VALUE;
    }

    @Override
    Optional<String> limit(long rows) {
        return Optional.of("LIMIT " + rows);
    }

    @Override
    StoredType type(StoredColumn column, Column declared) {
        String name = name(column);
        if (name.equals("year")) {
            return new StoredType.Plain(Scalar.INT16);
        }
        boolean truth = declared.type() == Scalar.BOOLEAN;
        if (truth && (name.equals("tinyint") || name.equals("bit"))) {
            return new StoredType.Plain(Scalar.BOOLEAN);
        }
        if (name.equals("bit") || name.equals("geometry")) {
            return new StoredType.Foreign(name);
        }
        if (name.equals("timestamp")) {
            return new StoredType.Plain(Scalar.INSTANT);
        }
        if (name.equals("datetime")) {
            return new StoredType.Plain(Scalar.TIMESTAMP);
        }
        if (name.equals("uuid")) {
            return new StoredType.Plain(Scalar.UUID);
        }
        if (name.equals("float")) {
            return new StoredType.Plain(Scalar.FLOAT32);
        }
        return TEXTS.contains(name) ? new StoredType.Plain(Scalar.STRING) : standard(number(column));
    }

    private static StoredColumn number(StoredColumn column) {
        boolean signed = !column.typeName().toLowerCase(Locale.ROOT).contains("unsigned");
        int type = name(column).equals("mediumint") ? Types.INTEGER : column.jdbcType();
        return new StoredColumn(column.name(), type, column.typeName(), column.precision(), column.scale(), signed);
    }

    private static String name(StoredColumn column) {
        return column.typeName().toLowerCase(Locale.ROOT).replaceFirst("[ (].*", "");
    }

    @Override
    String selected(StoredColumn column, ColumnType declared) {
        String quoted = quoted(column.name());
        return switch (name(column)) {
            // As text it would lose its last digits.
            case "float" -> "(" + quoted + " + 0e0)";
            case "date" -> number(quoted, "TO_DAYS(" + quoted + ") - 719528");
            case "timestamp", "datetime" ->
                number(quoted, "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', " + quoted + ")");
            case "time" ->
                number(
                        quoted,
                        "CASE WHEN " + quoted + " < CAST('00:00:00' AS TIME) THEN -1 ELSE (HOUR(" + quoted
                                + ") * 3600 + MINUTE(" + quoted + ") * 60 + SECOND(" + quoted
                                + ")) * 1000000 + MICROSECOND(" + quoted + ") END");
            default -> quoted;
        };
    }

    private static String number(String quoted, String expression) {
        return "CASE WHEN " + quoted + " IS NULL THEN NULL ELSE COALESCE(" + expression + ", " + NO_DATE + ") END";
    }

    @Override
    CellReaders readers() {
        return new Numbers();
    }

    @Override
    boolean comparable(StoredColumn column, ColumnType type) {
        return !type.nested() && type != Scalar.BOOLEAN;
    }

    @Override
    boolean knowsAbsence(StoredColumn column) {
        // 0000-00-00 of a column that is NOT NULL is taken for null too.
        String name = name(column);
        return !(name.equals("date") || name.equals("datetime") || name.equals("timestamp"));
    }

    @Override
    boolean knowsNaN(ColumnType type) {
        // It stores none.
        return true;
    }

    @Override
    Optional<Text> bytewise(StoredColumn column) {
        return Optional.of(new Text("CAST(" + unicode(column) + " AS BINARY)", "?", true, true));
    }

    private String unicode(StoredColumn column) {
        return "CONVERT(" + quoted(column.name()) + " USING utf8mb4)";
    }

    @Override
    Optional<Like> like(StoredColumn column) {
        return Optional.of(new Like(unicode(column) + " COLLATE utf8mb4_bin", true));
    }

    @Override
    String parameter(ColumnType type) {
        if (!(type instanceof Scalar scalar)) {
            return "?";
        }
        return switch (scalar) {
            case DATE -> "CAST(? AS DATE)";
            case TIME -> "CAST(? AS TIME(6))";
            case TIMESTAMP, INSTANT -> "CAST(? AS DATETIME(6))";
            default -> "?";
        };
    }

    @Override
    SqlPart.Bind bind(Value value) {
        if (value.value() instanceof LocalDate date) {
            String text = date.toString();
            return (statement, index) -> statement.setString(index, text);
        }
        if (value.type() == Scalar.TIME) {
            String text = LocalTime.ofNanoOfDay((Long) value.value() * 1000).toString();
            return (statement, index) -> statement.setString(index, text);
        }
        if (value.type() == Scalar.TIMESTAMP || value.type() == Scalar.INSTANT) {
            LocalDateTime time =
                    instant((Long) value.value()).atOffset(ZoneOffset.UTC).toLocalDateTime();
            String text = TIMESTAMP.format(time);
            return (statement, index) -> statement.setString(index, text);
        }
        return super.bind(value);
    }

    /** Dates and times that come as numbers. */
    private static final class Numbers extends CellReaders {

        private static final long DAY = 86_400_000_000L;

        @Override
        CellReader reader(ColumnType type, StoredColumn stored, FieldVector vector, int index) {
            if (vector instanceof DateDayVector dates) {
                return (rows, at) -> {
                    long days = rows.getLong(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    dates.setSafe(at, (int) known(days));
                    return 0;
                };
            }
            if (vector instanceof TimeStampVector times) {
                return (rows, at) -> {
                    long micros = rows.getLong(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    times.setSafe(at, known(micros));
                    return 0;
                };
            }
            if (vector instanceof TimeMicroVector times) {
                return (rows, at) -> {
                    long micros = rows.getLong(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    if (micros < 0 || micros >= DAY) {
                        throw new UnfitValue("a time that is not within a day");
                    }
                    times.setSafe(at, micros);
                    return 0;
                };
            }
            return super.reader(type, stored, vector, index);
        }

        private static long known(long number) {
            if (number == NO_DATE) {
                throw new UnfitValue("a date that is in no calendar, as 0000-00-00");
            }
            return number;
        }
    }
}
