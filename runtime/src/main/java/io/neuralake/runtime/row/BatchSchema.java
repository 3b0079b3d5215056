package io.neuralake.runtime.row;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Compares batches that the engine has not made with the declared columns, because rows are read by position. */
public final class BatchSchema {

    private BatchSchema() {}

    /**
     * Compares names, order and types.
     *
     * @param asked what is being done, for messages
     * @throws LakeException if they are not exactly the declared ones
     */
    public static void check(String asked, List<Column> declared, Schema schema) {
        List<Field> fields = schema.getFields();
        List<String> names = declared.stream().map(Column::name).toList();
        List<String> given = fields.stream().map(Field::getName).toList();
        if (!names.equals(given)) {
            throw new LakeException(
                    asked,
                    "its batches have the columns " + given + ", and declared are " + names,
                    "make batches of exactly these columns, in this order");
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!fits(declared.get(i).type(), fields.get(i))) {
                throw new LakeException(
                        asked,
                        "column '" + names.get(i) + "' of its batches is "
                                + fields.get(i).getType() + ", and it is declared as "
                                + declared.get(i).type().text(),
                        "make batches of Arrow's type for it; times are in microseconds and enum constants are text");
            }
        }
    }

    private static boolean fits(ColumnType type, Field field) {
        List<Field> children = field.getChildren();
        if (field.getDictionary() != null) {
            return false;
        }
        if (type instanceof ColumnType.ListOf list) {
            return field.getType() instanceof ArrowType.List && fits(list.element(), children.get(0));
        }
        if (type instanceof ColumnType.MapOf map) {
            List<Field> entry = children.isEmpty() ? List.of() : children.get(0).getChildren();
            return field.getType() instanceof ArrowType.Map
                    && fits(map.key(), entry.get(0))
                    && fits(map.value(), entry.get(1));
        }
        if (type instanceof ColumnType.Struct struct) {
            return field.getType() instanceof ArrowType.Struct && fits(struct.fields(), children);
        }
        return type instanceof ColumnType.Decimal decimal
                ? field.getType().equals(new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128))
                : plain(type, field.getType());
    }

    private static boolean fits(List<Column> columns, List<Field> fields) {
        boolean fit = columns.size() == fields.size();
        for (int i = 0; fit && i < fields.size(); i++) {
            fit = columns.get(i).name().equals(fields.get(i).getName())
                    && fits(columns.get(i).type(), fields.get(i));
        }
        return fit;
    }

    private static boolean plain(ColumnType type, ArrowType arrow) {
        if (type == Scalar.INSTANT) {
            return arrow instanceof ArrowType.Timestamp timestamp
                    && timestamp.getUnit() == TimeUnit.MICROSECOND
                    && timestamp.getTimezone() != null;
        }
        return arrow.equals(type instanceof Scalar scalar ? arrow(scalar) : ArrowType.Utf8.INSTANCE);
    }

    /** The type that batches have for a declared one. */
    static ArrowType arrow(Scalar type) {
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
