package io.neuralake.server.flight;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns of a declared table in Arrow's types, as answers have them. */
final class TableSchema {

    /** What the engine calls the elements of a list. */
    private static final String ELEMENT = "l";

    private TableSchema() {}

    static Schema of(Table table) {
        return new Schema(table.columns().stream().map(TableSchema::field).toList());
    }

    private static Field field(Column column) {
        return field(column.name(), column.type(), true);
    }

    private static Field field(String name, ColumnType type, boolean nullable) {
        if (type instanceof ColumnType.ListOf list) {
            return new Field(
                    name,
                    new FieldType(nullable, ArrowType.List.INSTANCE, null),
                    List.of(field(ELEMENT, list.element(), true)));
        }
        if (type instanceof ColumnType.MapOf map) {
            Field entries = new Field(
                    MapVector.DATA_VECTOR_NAME,
                    FieldType.notNullable(ArrowType.Struct.INSTANCE),
                    List.of(
                            field(MapVector.KEY_NAME, map.key(), false),
                            field(MapVector.VALUE_NAME, map.value(), true)));
            return new Field(name, new FieldType(nullable, new ArrowType.Map(false), null), List.of(entries));
        }
        if (type instanceof ColumnType.Struct struct) {
            return new Field(
                    name,
                    new FieldType(nullable, ArrowType.Struct.INSTANCE, null),
                    struct.fields().stream().map(TableSchema::field).toList());
        }
        return new Field(name, new FieldType(nullable, plain(type), null), List.of());
    }

    private static ArrowType plain(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
        }
        return type instanceof ColumnType.Scalar scalar ? scalar(scalar) : ArrowType.Utf8.INSTANCE;
    }

    private static ArrowType scalar(ColumnType.Scalar type) {
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
