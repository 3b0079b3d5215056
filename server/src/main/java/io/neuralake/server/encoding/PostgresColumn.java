package io.neuralake.server.encoding;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * What a column is for PostgreSQL.
 *
 * @param type the type of its values, or of the elements of its arrays
 * @param array whether it has arrays
 * @param modifier precision and scale of decimal numbers as PostgreSQL packs them; -1 for none
 */
public record PostgresColumn(PostgresType type, boolean array, int modifier) {

    private static final int NONE = -1;

    /** What a column of Arrow is. */
    public static PostgresColumn of(Field field) {
        if (field.getType() instanceof ArrowType.List
                || field.getType() instanceof ArrowType.FixedSizeList
                || field.getType() instanceof ArrowType.LargeList) {
            Field element = field.getChildren().get(0);
            PostgresType type = plain(element.getType());
            return type == PostgresType.JSON
                    ? new PostgresColumn(PostgresType.JSON, false, NONE)
                    : new PostgresColumn(type, true, modifier(element.getType()));
        }
        return new PostgresColumn(plain(field.getType()), false, modifier(field.getType()));
    }

    private static int modifier(ArrowType type) {
        return type instanceof ArrowType.Decimal decimal
                ? (decimal.getPrecision() << 16 | decimal.getScale()) + 4
                : NONE;
    }

    private static PostgresType plain(ArrowType type) {
        return switch (type.getTypeID()) {
            case Bool -> PostgresType.BOOL;
            case Int -> whole((ArrowType.Int) type);
            case FloatingPoint ->
                ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.DOUBLE
                        ? PostgresType.FLOAT8
                        : PostgresType.FLOAT4;
            case Decimal -> PostgresType.NUMERIC;
            case Binary, LargeBinary, FixedSizeBinary, BinaryView -> PostgresType.BYTEA;
            case Date -> PostgresType.DATE;
            case Time -> PostgresType.TIME;
            case Timestamp ->
                ((ArrowType.Timestamp) type).getTimezone() == null ? PostgresType.TIMESTAMP : PostgresType.TIMESTAMPTZ;
            case Interval -> PostgresType.INTERVAL;
            case Null -> PostgresType.TEXT;
            case Struct, Map, List, LargeList, FixedSizeList, ListView, LargeListView, Union -> PostgresType.JSON;
            default -> PostgresType.VARCHAR;
        };
    }

    /** The smallest type that has all values. */
    private static PostgresType whole(ArrowType.Int type) {
        int bits = type.getBitWidth() + (type.getIsSigned() ? 0 : 1);
        if (bits <= Short.SIZE) {
            return PostgresType.INT2;
        }
        if (bits <= Integer.SIZE) {
            return PostgresType.INT4;
        }
        return bits <= Long.SIZE ? PostgresType.INT8 : PostgresType.NUMERIC;
    }

    /** The number of the column's type. */
    public int oid() {
        return array ? type.arrayOid() : type.oid();
    }

    /** Bytes of a value; -1 if they differ. */
    public int size() {
        return array ? NONE : type.size();
    }
}
