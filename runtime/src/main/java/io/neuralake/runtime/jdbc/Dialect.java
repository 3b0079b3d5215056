package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.StoredType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one kind of database does in its own way. As it stands it is for kinds that we do not know: standard SQL, and of
 * conditions only what means the same everywhere.
 */
class Dialect {

    /**
     * A way to compare text.
     *
     * @param operand the column, or a function of it
     * @param parameter what stands for a value
     * @param bytes whether values are given in UTF-8 instead of as text
     * @param exact whether equal means equal code points, and order theirs
     */
    record Text(String operand, String parameter, boolean bytes, boolean exact) {}

    /**
     * A way to match text with a pattern.
     *
     * @param operand the column, or a function of it
     * @param exact whether case, accents and spaces count
     */
    record Like(String operand, boolean exact) {}

    private final Tests tests = new Tests(this);

    /** The dialect of the database that a URL leads to. */
    static Dialect of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return new PostgresDialect();
        }
        if (lower.startsWith("jdbc:mariadb:") || lower.startsWith("jdbc:mysql:")) {
            return new MySqlDialect(lower.startsWith("jdbc:mariadb:"));
        }
        if (lower.startsWith("jdbc:sqlite:")) {
            return new SqliteDialect();
        }
        if (lower.startsWith("jdbc:clickhouse:") || lower.startsWith("jdbc:ch:")) {
            return new ClickHouseDialect();
        }
        return lower.startsWith("jdbc:h2:") ? new H2Dialect() : new Dialect();
    }

    final Tests tests() {
        return tests;
    }

    String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Connection properties that are wanted unless the user says otherwise. */
    Map<String, String> properties() {
        return Map.of();
    }

    /** Begins a transaction that only reads. */
    void begin(Connection connection, Optional<Duration> timeout) throws SQLException {
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
        } catch (SQLFeatureNotSupportedException e) {
            // A database without transactions; then a statement is all there is.
        }
    }

    /** Ends the transaction. */
    void end(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
        }
    }

    /** The dialect of the very database that a connection leads to. */
    Dialect learned(Connection connection) throws SQLException {
        return this;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks the database to stop what it does for a statement; called from another thread than the one that waits. */
    void cancel(Statement statement) throws SQLException {
        statement.cancel();
    }

    /** Rows to fetch at a time, so that a result is not held in memory as a whole. */
    int fetchSize(boolean wide) {
        return wide ? 1024 : 8192;
    }

    /** The clause for a limit, if it has one that we know. */
    Optional<String> limit(long rows) {
        return Optional.empty();
    }

    /** What a column's values are, as far as declared columns go. */
    StoredType type(StoredColumn column, Column declared) {
        return standard(column);
    }

    static StoredType standard(StoredColumn column) {
        return switch (column.jdbcType()) {
            case Types.BOOLEAN -> new StoredType.Plain(Scalar.BOOLEAN);
            case Types.BIT ->
                column.precision() <= 1
                        ? new StoredType.Plain(Scalar.BOOLEAN)
                        : new StoredType.Foreign(column.typeName());
            case Types.TINYINT -> new StoredType.Plain(column.signed() ? Scalar.INT8 : Scalar.INT16);
            case Types.SMALLINT -> new StoredType.Plain(column.signed() ? Scalar.INT16 : Scalar.INT32);
            case Types.INTEGER -> new StoredType.Plain(column.signed() ? Scalar.INT32 : Scalar.INT64);
            case Types.BIGINT -> new StoredType.Plain(column.signed() ? Scalar.INT64 : new ColumnType.Decimal(20, 0));
            case Types.REAL -> new StoredType.Plain(Scalar.FLOAT32);
            case Types.FLOAT, Types.DOUBLE -> new StoredType.Plain(Scalar.FLOAT64);
            case Types.DECIMAL, Types.NUMERIC ->
                new StoredType.Plain(new ColumnType.Decimal(column.precision(), column.scale()));
            case Types.CHAR,
                    Types.NCHAR,
                    Types.VARCHAR,
                    Types.NVARCHAR,
                    Types.LONGVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> new StoredType.Plain(Scalar.STRING);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> new StoredType.Plain(Scalar.BINARY);
            case Types.DATE -> new StoredType.Plain(Scalar.DATE);
            case Types.TIME -> new StoredType.Plain(Scalar.TIME);
            case Types.TIMESTAMP -> new StoredType.Plain(Scalar.TIMESTAMP);
            case Types.TIMESTAMP_WITH_TIMEZONE -> new StoredType.Plain(Scalar.INSTANT);
            default -> new StoredType.Foreign(column.typeName());
        };
    }

    /** Whether a column has a type, and not each of its values. */
    boolean typed() {
        return true;
    }

    /** What is selected to read a column as a declared type. */
    String selected(StoredColumn column, ColumnType declared) {
        return quoted(column.name());
    }

    /** What is selected, with the name of the column in the result. */
    String item(String expression, String name) {
        return expression + " AS " + quoted(name);
    }

    /** What stands for a column where it is compared with values of a declared type. */
    String operand(StoredColumn column, ColumnType declared) {
        return quoted(column.name());
    }

    /** How a column's values are taken from a result. */
    CellReaders readers() {
        return new CellReaders();
    }

    /** Whether the database compares a column with values of a type as we do, NaN aside. */
    boolean comparable(StoredColumn column, ColumnType type) {
        return type instanceof ColumnType.Decimal
                || type == Scalar.INT8
                || type == Scalar.INT16
                || type == Scalar.INT32
                || type == Scalar.INT64
                || type == Scalar.DATE;
    }

    /** Whether exactly those values of a column that are absent are null to the database. */
    boolean knowsAbsence(StoredColumn column) {
        return true;
    }

    /** Whether a number can be given as a value. */
    boolean knows(double number) {
        return Double.isFinite(number);
    }

    /** Whether NaN is the greatest of all numbers, if there is NaN at all. */
    boolean knowsNaN(ColumnType type) {
        return type != Scalar.FLOAT32 && type != Scalar.FLOAT64;
    }

    /** The database's own equality of text: what can use an index. */
    Optional<Text> equalText(StoredColumn column) {
        return Optional.of(new Text(quoted(column.name()), "?", false, false));
    }

    /** Text compared code point by code point. */
    Optional<Text> bytewise(StoredColumn column) {
        return Optional.empty();
    }

    /** Text matched with patterns; nothing if case may count where it should not. */
    Optional<Like> like(StoredColumn column) {
        return Optional.empty();
    }

    /** What stands for a value of a type. */
    String parameter(ColumnType type) {
        return "?";
    }

    /** Gives a value to a parameter. */
    SqlPart.Bind bind(Value value) {
        Object plain = value.value();
        if (plain instanceof Boolean truth) {
            return (statement, index) -> statement.setBoolean(index, truth);
        }
        if (plain instanceof Float number) {
            // As a double it is the very number that is stored; as a float, drivers send its shortest text.
            return (statement, index) -> statement.setDouble(index, number);
        }
        if (plain instanceof Double number) {
            return (statement, index) -> statement.setDouble(index, number);
        }
        if (plain instanceof BigDecimal number) {
            return (statement, index) -> statement.setBigDecimal(index, number);
        }
        if (plain instanceof LocalDate date) {
            return (statement, index) -> statement.setObject(index, date);
        }
        if (plain instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return (statement, index) -> statement.setBytes(index, bytes);
        }
        return number(value.type(), (Long) plain);
    }

    private static SqlPart.Bind number(ColumnType type, long number) {
        if (type == Scalar.TIME) {
            LocalTime time = LocalTime.ofNanoOfDay(number * 1000);
            return (statement, index) -> statement.setObject(index, time);
        }
        if (type == Scalar.TIMESTAMP) {
            LocalDateTime timestamp = instant(number).atOffset(ZoneOffset.UTC).toLocalDateTime();
            return (statement, index) -> statement.setObject(index, timestamp);
        }
        if (type == Scalar.INSTANT) {
            return (statement, index) ->
                    statement.setObject(index, instant(number).atOffset(ZoneOffset.UTC));
        }
        return (statement, index) -> statement.setLong(index, number);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
