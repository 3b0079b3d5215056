package io.neuralake.server.introspection;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;

/** What PostgreSQL calls the types of columns; the same that results have. */
final class Facts {

    private static final int JSON = 114;
    private static final int VARCHAR = 1043;
    private static final int NUMERIC = 1700;
    private static final int NONE = -1;

    private Facts() {}

    /** Number of a column's type. */
    static int type(Column column) {
        return type(column.type());
    }

    /** Precision and scale of a column as PostgreSQL packs them; -1 for none. */
    static int modifier(Column column) {
        return column.type() instanceof ColumnType.Decimal decimal
                ? ((decimal.precision() << 16) | decimal.scale()) + 4
                : NONE;
    }

    private static int type(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ColumnType.Decimal) {
            return NUMERIC;
        }
        if (type instanceof ColumnType.Enumeration) {
            return VARCHAR;
        }
        return type instanceof ColumnType.ListOf list ? array(type(list.element())) : JSON;
    }

    private static int scalar(ColumnType.Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> 16;
            case INT8, INT16 -> 21;
            case INT32 -> 23;
            case INT64 -> 20;
            case FLOAT32 -> 700;
            case FLOAT64 -> 701;
            case STRING, UUID -> VARCHAR;
            case BINARY -> 17;
            case DATE -> 1082;
            case TIME -> 1083;
            case TIMESTAMP -> 1114;
            case INSTANT -> 1184;
        };
    }

    private static int array(int element) {
        return switch (element) {
            case 16 -> 1000;
            case 17 -> 1001;
            case 20 -> 1016;
            case 21 -> 1005;
            case 23 -> 1007;
            case 700 -> 1021;
            case 701 -> 1022;
            case VARCHAR -> 1015;
            case 1082 -> 1182;
            case 1083 -> 1183;
            case 1114 -> 1115;
            case 1184 -> 1185;
            case NUMERIC -> 1231;
            default -> JSON;
        };
    }
}
