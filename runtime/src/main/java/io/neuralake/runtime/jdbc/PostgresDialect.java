package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.StoredType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL: NaN is ordered as we do, and collation C compares bytes. */
final class PostgresDialect extends Dialect {

    private static final Map<String, ColumnType> TYPES = Map.ofEntries(
            Map.entry("bool", Scalar.BOOLEAN),
            Map.entry("int2", Scalar.INT16),
            Map.entry("smallserial", Scalar.INT16),
            Map.entry("int4", Scalar.INT32),
            Map.entry("serial", Scalar.INT32),
            Map.entry("int8", Scalar.INT64),
            Map.entry("bigserial", Scalar.INT64),
            Map.entry("float4", Scalar.FLOAT32),
            Map.entry("float8", Scalar.FLOAT64),
            Map.entry("text", Scalar.STRING),
            Map.entry("varchar", Scalar.STRING),
            Map.entry("bpchar", Scalar.STRING),
            Map.entry("name", Scalar.STRING),
            Map.entry("citext", Scalar.STRING),
            Map.entry("json", Scalar.STRING),
            Map.entry("jsonb", Scalar.STRING),
            Map.entry("bytea", Scalar.BINARY),
            Map.entry("date", Scalar.DATE),
            Map.entry("time", Scalar.TIME),
            Map.entry("timestamp", Scalar.TIMESTAMP),
            Map.entry("timestamptz", Scalar.INSTANT),
            Map.entry("uuid", Scalar.UUID));

    private static final Set<String> LISTED =
            Set.of("bool", "int2", "int4", "int8", "float4", "float8", "text", "varchar", "uuid");

    private final boolean unicode;

    PostgresDialect() {
        this(false);
    }

    private PostgresDialect(boolean unicode) {
        this.unicode = unicode;
    }

    @Override
    Dialect learned(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW server_encoding")) {
            return new PostgresDialect(result.next() && "UTF8".equals(result.getString(1)));
        }
    }

    @Override
    Map<String, String> properties() {
        return Map.of("ApplicationName", "neuralake");
    }

    @Override
    void begin(Connection connection, Optional<Duration> timeout) throws SQLException {
        super.begin(connection, timeout);
        // Also for the later parts of a result, which the driver's own timeout does not watch.
        if (timeout.isPresent()) {
            execute(connection, "SET LOCAL statement_timeout = " + timeout.get().toMillis());
        }
    }

    @Override
    void cancel(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        try {
            Class<?> driver = Class.forName(
                    "org.postgresql.PGConnection", true, Thread.currentThread().getContextClassLoader());
            if (connection.isWrapperFor(driver)) {
                // The statement's own method does nothing while a later part of its rows is fetched.
                driver.getMethod("cancelQuery").invoke(connection.unwrap(driver));
                return;
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Another driver, or one that is not seen from here.
        }
        super.cancel(statement);
    }

    @Override
    Optional<String> limit(long rows) {
        return Optional.of("LIMIT " + rows);
    }

    @Override
    StoredType type(StoredColumn column, Column declared) {
        String name = column.typeName();
        ColumnType type = TYPES.get(name);
        if (type != null) {
            return new StoredType.Plain(type);
        }
        if (name.equals("numeric")) {
            // Without a size every value is looked at when it is read.
            boolean open = column.precision() == 0 && declared.type() instanceof ColumnType.Decimal;
            return new StoredType.Plain(
                    open ? declared.type() : new ColumnType.Decimal(column.precision(), column.scale()));
        }
        if (column.jdbcType() == Types.ARRAY && name.startsWith("_")) {
            String element = name.substring(1);
            ColumnType listed = TYPES.get(element);
            return listed != null && LISTED.contains(element)
                    ? new StoredType.Listed(new StoredType.Plain(listed))
                    : new StoredType.Foreign(element + "[]");
        }
        return enumeration(column) ? new StoredType.Plain(Scalar.STRING) : new StoredType.Foreign(name);
    }

    private static boolean enumeration(StoredColumn column) {
        return column.jdbcType() == Types.VARCHAR && !TYPES.containsKey(column.typeName());
    }

    private static boolean text(StoredColumn column) {
        return column.typeName().equals("text") || column.typeName().equals("varchar");
    }

    @Override
    String selected(StoredColumn column, ColumnType declared) {
        // A column of fixed width is read without the spaces that fill it.
        return column.typeName().equals("bpchar") ? operand(column) : quoted(column.name());
    }

    private String operand(StoredColumn column) {
        return text(column) ? quoted(column.name()) : "CAST(" + quoted(column.name()) + " AS text)";
    }

    @Override
    boolean comparable(StoredColumn column, ColumnType type) {
        return !type.nested();
    }

    @Override
    boolean knows(double number) {
        return true;
    }

    @Override
    boolean knowsNaN(ColumnType type) {
        return true;
    }

    @Override
    Optional<Text> equalText(StoredColumn column) {
        if (column.typeName().equals("uuid")) {
            return Optional.empty();
        }
        return text(column) ? Optional.of(new Text(quoted(column.name()), "?", false, false)) : Optional.empty();
    }

    @Override
    Optional<Text> bytewise(StoredColumn column) {
        // Bytes of other encodings have another order.
        return Optional.of(
                unicode
                        ? new Text(operand(column) + " COLLATE \"C\"", "?", false, true)
                        : new Text("convert_to(" + operand(column) + ", 'UTF8')", "?", true, true));
    }

    @Override
    Optional<Like> like(StoredColumn column) {
        return Optional.of(new Like(operand(column) + " COLLATE \"C\"", true));
    }
}
