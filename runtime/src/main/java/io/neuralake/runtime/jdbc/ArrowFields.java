package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Declared columns as Arrow's. */
final class ArrowFields {

    private ArrowFields() {}

    static Schema schema(List<Column> columns) {
        return new Schema(columns.stream()
                .map(column -> field(column.name(), column.type()))
                .toList());
    }

    private static Field field(String name, ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return new Field(
                    name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(field("element", list.element())));
        }
        return Field.nullable(name, plain(type));
    }

    private static ArrowType plain(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
        }
        return type instanceof Scalar scalar ? scalar(scalar) : ArrowType.Utf8.INSTANCE;
    }

    private static ArrowType scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> ArrowType.Bool.INSTANCE;
            case INT8 -> new ArrowType.Int(8, true);
            case INT16 -> new ArrowType.Int(16, true);
            case INT32 -> new ArrowType.Int(32, true);
            case INT64 -> new ArrowType.Int(64, true);
            case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case STRING, UUID -> ArrowType.Utf8.INSTANCE;
            case BINARY -> ArrowType.Binary.INSTANCE;
            case DATE -> new ArrowType.Date(DateUnit.DAY);
            case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            case INSTANT -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
        };
    }
}
