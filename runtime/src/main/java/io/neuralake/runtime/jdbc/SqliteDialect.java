package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.StoredType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/** SQLite: any column may hold a value of any type, so each value is looked at; files are opened to be read only. */
final class SqliteDialect extends Dialect {

    @Override
    Map<String, String> properties() {
        // Read only; else a file that is not there would be made.
        return Map.of("open_mode", "1");
    }

    @Override
    void begin(Connection connection, Optional<Duration> timeout) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    void end(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    Optional<String> limit(long rows) {
        return Optional.of("LIMIT " + rows);
    }

    @Override
    StoredType type(StoredColumn column, Column declared) {
        return declared.type().nested()
                ? new StoredType.Foreign(column.typeName())
                : new StoredType.Plain(declared.type());
    }

    @Override
    boolean typed() {
        return false;
    }

    @Override
    CellReaders readers() {
        return new Loose();
    }

    @Override
    boolean comparable(StoredColumn column, ColumnType type) {
        return type == Scalar.INT8
                || type == Scalar.INT16
                || type == Scalar.INT32
                || type == Scalar.INT64
                || type == Scalar.FLOAT64
                || type == Scalar.BINARY;
    }

    @Override
    boolean knows(double number) {
        return !Double.isNaN(number);
    }

    @Override
    boolean knowsNaN(ColumnType type) {
        // It stores none.
        return true;
    }

    @Override
    Optional<Text> equalText(StoredColumn column) {
        return Optional.empty();
    }

    @Override
    Optional<Text> bytewise(StoredColumn column) {
        return Optional.of(new Text(quoted(column.name()) + " COLLATE BINARY", "?", false, true));
    }

    @Override
    Optional<Like> like(StoredColumn column) {
        return Optional.of(new Like(quoted(column.name()), false));
    }

    /** Takes what is stored, and checks that it is a value of the declared type. */
    private static final class Loose extends CellReaders {

        @Override
        CellReader reader(ColumnType type, StoredColumn stored, FieldVector vector, int index) {
            return (rows, at) -> {
                Object value = rows.getObject(index);
                return value == null ? CellReader.ABSENT : Values.put(vector, at, type, value);
            };
        }
    }
}
