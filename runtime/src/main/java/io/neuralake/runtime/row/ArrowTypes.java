package io.neuralake.runtime.row;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Arrow's types in the catalog's words. */
final class ArrowTypes {

    private ArrowTypes() {}

    static String text(Field field) {
        ArrowType type = field.getType();
        if (field.getDictionary() != null) {
            return "enum";
        }
        if (type instanceof ArrowType.Int number) {
            return (number.getIsSigned() ? "int" : "uint") + number.getBitWidth();
        }
        if (type instanceof ArrowType.FloatingPoint number) {
            return number.getPrecision() == FloatingPointPrecision.SINGLE ? "float32" : "float64";
        }
        if (type instanceof ArrowType.Decimal number) {
            return "decimal(" + number.getPrecision() + "," + number.getScale() + ")";
        }
        if (type instanceof ArrowType.Timestamp timestamp) {
            return timestamp.getTimezone() == null ? "timestamp" : "instant";
        }
        if (type instanceof ArrowType.Map) {
            Field entries = field.getChildren().get(0);
            return "map<" + text(entries.getChildren().get(0)) + ","
                    + text(entries.getChildren().get(1)) + ">";
        }
        if (type instanceof ArrowType.List) {
            return "list<" + text(field.getChildren().get(0)) + ">";
        }
        if (type instanceof ArrowType.Struct) {
            return field.getChildren().stream()
                    .map(child -> child.getName() + ":" + text(child))
                    .collect(Collectors.joining(",", "struct<", ">"));
        }
        return switch (type.getTypeID()) {
            case Bool -> "boolean";
            case Utf8, LargeUtf8, Utf8View -> "string";
            case Binary, LargeBinary, BinaryView -> "binary";
            case Date -> "date";
            case Time -> "time";
            default -> type.getTypeID().name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether values are aligned by their last digit. */
    static boolean number(Field field) {
        ArrowType type = field.getType();
        return field.getDictionary() == null
                && (type instanceof ArrowType.Int
                        || type instanceof ArrowType.FloatingPoint
                        || type instanceof ArrowType.Decimal);
    }
}
