package io.neuralake.processor.accessor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;

/** Which Java class stands for a value that is not nested. */
final class Scalars {

    private Scalars() {}

    static boolean scalar(ColumnType type) {
        return !type.nested() && !(type instanceof ColumnType.Unsupported);
    }

    /** The class of a value inside a list or map. */
    static TypeName boxed(ColumnType type, String java) {
        if (type instanceof ColumnType.Decimal) {
            return ClassName.get("java.math", "BigDecimal");
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            return JavaType.className(enumeration.type());
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> ClassName.get("java.lang", "Boolean");
            case INT8 -> ClassName.get("java.lang", "Byte");
            case INT16 -> ClassName.get("java.lang", "Short");
            case INT32 -> ClassName.get("java.lang", "Integer");
            case INT64 -> ClassName.get("java.lang", "Long");
            case FLOAT32 -> ClassName.get("java.lang", "Float");
            case FLOAT64 -> ClassName.get("java.lang", "Double");
            case STRING -> ClassName.get("java.lang", RowGetters.character(java) ? "Character" : "String");
            case BINARY -> ArrayTypeName.of(TypeName.BYTE);
            case DATE -> ClassName.get("java.time", "LocalDate");
            case TIME -> ClassName.get("java.time", "LocalTime");
            case TIMESTAMP -> ClassName.get("java.time", "LocalDateTime");
            case INSTANT -> ClassName.get("java.time", "Instant");
            case UUID -> ClassName.get("java.util", "UUID");
        };
    }

    /** The class of a value on its own: the primitive itself, if the author wrote one. */
    static TypeName declared(ColumnType type, String java) {
        return java.indexOf('.') < 0 ? primitive(java) : boxed(type, java);
    }

    static TypeName primitive(String name) {
        return switch (name) {
            case "boolean" -> TypeName.BOOLEAN;
            case "byte" -> TypeName.BYTE;
            case "byte[]" -> ArrayTypeName.of(TypeName.BYTE);
            case "short" -> TypeName.SHORT;
            case "int" -> TypeName.INT;
            case "long" -> TypeName.LONG;
            case "float" -> TypeName.FLOAT;
            case "double" -> TypeName.DOUBLE;
            case "char" -> TypeName.CHAR;
            default -> throw new IllegalArgumentException("no primitive type: " + name);
        };
    }
}
