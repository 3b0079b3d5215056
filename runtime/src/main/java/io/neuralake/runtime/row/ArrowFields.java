package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.List;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Declared columns as Arrow's fields. */
final class ArrowFields {

    private ArrowFields() {}

    static Field of(Column column) {
        return of(column.name(), column.type(), true);
    }

    private static Field of(String name, ColumnType type, boolean nullable) {
        if (type instanceof ColumnType.ListOf list) {
            return field(
                    name,
                    ArrowType.List.INSTANCE,
                    nullable,
                    List.of(of(ListVector.DATA_VECTOR_NAME, list.element(), true)));
        }
        if (type instanceof ColumnType.MapOf map) {
            Field entries = field(
                    MapVector.DATA_VECTOR_NAME,
                    ArrowType.Struct.INSTANCE,
                    false,
                    List.of(of(MapVector.KEY_NAME, map.key(), false), of(MapVector.VALUE_NAME, map.value(), true)));
            return field(name, new ArrowType.Map(false), nullable, List.of(entries));
        }
        if (type instanceof ColumnType.Struct struct) {
            return field(
                    name,
                    ArrowType.Struct.INSTANCE,
                    nullable,
                    struct.fields().stream().map(ArrowFields::of).toList());
        }
        return field(name, plain(type), nullable, List.of());
    }

    private static Field field(String name, ArrowType type, boolean nullable, List<Field> children) {
        return new Field(name, new FieldType(nullable, type, null), children);
    }

    private static ArrowType plain(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
        }
        return type instanceof Scalar scalar ? BatchSchema.arrow(scalar) : ArrowType.Utf8.INSTANCE;
    }
}
