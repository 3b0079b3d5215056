package io.neuralake.catalog.check;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Operator;
import java.util.Arrays;
import java.util.List;

/**
 * Says which operators a column type takes.
 *
 * <p>The same ones as the typed columns of the runtime. Enum constants and UUIDs have no order: theirs as text would be
 * neither that of the declaration nor of time.
 */
final class Operators {

    private Operators() {}

    /** Whether an operator can be used on columns of a type. */
    static boolean fit(Operator operator, ColumnType type) {
        return switch (operator) {
            case EQ, NE, IN, NOT_IN -> !type.nested();
            case LT, LE, GT, GE, BETWEEN -> ordered(type);
            case IS_NULL, IS_NOT_NULL -> true;
            case LIKE, STARTS_WITH, CONTAINS -> type == ColumnType.Scalar.STRING;
            case INCLUDES, INCLUDES_ANY, INCLUDES_ALL ->
                type instanceof ColumnType.ListOf list && !list.element().nested();
        };
    }

    /** The operators that a column can have in a filter. */
    static List<Operator> of(ColumnType type, boolean nullable) {
        return Arrays.stream(Operator.values())
                .filter(operator -> fit(operator, type) && (nullable || !nullTest(operator)))
                .toList();
    }

    /** Whether an operator asks for null. */
    static boolean nullTest(Operator operator) {
        return operator == Operator.IS_NULL || operator == Operator.IS_NOT_NULL;
    }

    /** The type of an operator's values on a column: that of the elements where the operator looks into a list. */
    static ColumnType valueType(Operator operator, ColumnType type) {
        return switch (operator) {
            case INCLUDES, INCLUDES_ANY, INCLUDES_ALL -> type instanceof ColumnType.ListOf list ? list.element() : type;
            case EQ, NE, LT, LE, GT, GE, BETWEEN, IN, NOT_IN, IS_NULL, IS_NOT_NULL, LIKE, STARTS_WITH, CONTAINS -> type;
        };
    }

    private static boolean ordered(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, BINARY, UUID -> false;
                case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING, DATE, TIME, TIMESTAMP, INSTANT -> true;
            };
        }
        return type instanceof ColumnType.Decimal;
    }
}
