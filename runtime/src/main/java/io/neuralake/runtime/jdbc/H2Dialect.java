package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.StoredType;
import java.sql.Types;
import java.util.Optional;

/** H2: a database may ignore case or have a collation, and text is ordered by UTF-16; its bytes are compared instead. */
final class H2Dialect extends Dialect {

    /** Longer text does not fit a VARBINARY for certain. */
    private static final int LONGEST = 262_144;

    @Override
    Optional<String> limit(long rows) {
        return Optional.of("LIMIT " + rows);
    }

    @Override
    StoredType type(StoredColumn column, Column declared) {
        String name = column.typeName();
        if (name.equals("UUID")) {
            return new StoredType.Plain(Scalar.UUID);
        }
        if (name.startsWith("ENUM")) {
            return new StoredType.Plain(Scalar.STRING);
        }
        if (name.equals("JSON") || name.equals("GEOMETRY") || name.equals("DECFLOAT")) {
            return new StoredType.Foreign(name);
        }
        return standard(column);
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
        if (column.typeName().equals("UUID")) {
            return Optional.of(new Text("CAST(" + quoted(column.name()) + " AS VARCHAR)", "?", false, false));
        }
        return super.equalText(column);
    }

    @Override
    Optional<Text> bytewise(StoredColumn column) {
        return column.jdbcType() == Types.VARCHAR
                        && !column.typeName().startsWith("ENUM")
                        && column.precision() <= LONGEST
                ? Optional.of(new Text("CAST(" + quoted(column.name()) + " AS VARBINARY)", "?", true, true))
                : Optional.empty();
    }

    @Override
    Optional<Like> like(StoredColumn column) {
        return column.jdbcType() == Types.VARCHAR
                ? Optional.of(new Like("CAST(" + quoted(column.name()) + " AS VARCHAR)", false))
                : Optional.empty();
    }
}
