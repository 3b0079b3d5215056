package io.neuralake.processor.accessor;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;

/**
 * A method of the runtime that makes a column of nothing but a name.
 *
 * @param column simple name of the class of columns that it returns
 * @param argument full name of that class's type argument; empty if it has none
 * @param method its name
 */
record ColumnFactory(String column, String argument, String method) {

    private static final String ORDERED = "OrderedColumn";
    private static final String VALUE = "ValueColumn";

    /** The method for a type that is a scalar or a decimal. */
    static ColumnFactory of(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return new ColumnFactory(ORDERED, "java.math.BigDecimal", "decimalColumn");
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> new ColumnFactory("BooleanColumn", "", "booleanColumn");
            case INT8, INT16, INT32 -> new ColumnFactory("IntegerColumn", "", "integerColumn");
            case INT64 -> new ColumnFactory("LongColumn", "", "longColumn");
            case FLOAT32, FLOAT64 -> new ColumnFactory("DoubleColumn", "", "doubleColumn");
            case STRING -> new ColumnFactory("StringColumn", "", "stringColumn");
            case BINARY -> new ColumnFactory(VALUE, "byte[]", "binaryColumn");
            case DATE -> new ColumnFactory(ORDERED, "java.time.LocalDate", "dateColumn");
            case TIME -> new ColumnFactory(ORDERED, "java.time.LocalTime", "timeColumn");
            case TIMESTAMP -> new ColumnFactory(ORDERED, "java.time.LocalDateTime", "timestampColumn");
            case INSTANT -> new ColumnFactory(ORDERED, "java.time.Instant", "instantColumn");
            case UUID -> new ColumnFactory(VALUE, "java.util.UUID", "uuidColumn");
        };
    }
}
