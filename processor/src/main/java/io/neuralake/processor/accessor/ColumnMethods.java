package io.neuralake.processor.accessor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import javax.lang.model.element.Modifier;

/** The method of an accessor that names a column: {@code trips.city()}. */
final class ColumnMethods {

    private ColumnMethods() {}

    /** Whether the runtime can read a type: no part of it is unsupported. */
    static boolean readable(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return readable(list.element());
        }
        if (type instanceof ColumnType.MapOf map) {
            return readable(map.key()) && readable(map.value());
        }
        if (type instanceof ColumnType.Struct struct) {
            for (Column field : struct.fields()) {
                if (!readable(field.type())) {
                    return false;
                }
            }
        }
        return !(type instanceof ColumnType.Unsupported);
    }

    static MethodSpec method(Column column, String name) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc("$L", javadoc(column));
        Deprecations.mark(method, column.deprecation());
        return body(method, column).build();
    }

    private static String javadoc(Column column) {
        StringBuilder text = new StringBuilder("{@return column {@code ")
                .append(Javadoc.escape(column.name()))
                .append('}');
        if (!column.unit().isEmpty()) {
            text.append(", ").append(Javadoc.escape(Javadoc.sentence(column.unit())));
        }
        String sentence = Javadoc.sentence(column.description());
        if (!sentence.isEmpty()) {
            text.append(": ").append(Javadoc.escape(sentence));
        }
        return text.append('}').toString();
    }

    private static MethodSpec.Builder body(MethodSpec.Builder method, Column column) {
        ColumnType type = column.type();
        String name = column.name();
        if (type instanceof Scalar scalar) {
            return scalar(method, scalar, name);
        }
        if (type instanceof ColumnType.Decimal) {
            return factory(method, ordered("java.math", "BigDecimal"), "decimalColumn", name);
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            ClassName constant = JavaType.className(enumeration.type());
            return method.returns(of("ValueColumn", constant))
                    .addStatement("return enumColumn($S, $T.class)", name, constant);
        }
        if (type instanceof ColumnType.Struct) {
            return factory(method, RuntimeNames.column("StructColumn"), "structColumn", name);
        }
        if (type instanceof ColumnType.MapOf map) {
            TypeName key = Scalars.boxed(map.key(), argument(column, 0));
            return method.returns(of("MapColumn", key)).addStatement("return mapColumn($S, $T.class)", name, key);
        }
        if (type instanceof ColumnType.ListOf list && Scalars.scalar(list.element())) {
            TypeName element = Scalars.boxed(list.element(), argument(column, 0));
            return method.returns(of("ListColumn", element))
                    .addStatement("return listColumn($S, $T.class)", name, element);
        }
        return factory(method, RuntimeNames.column("NestedColumn"), "nestedColumn", name);
    }

    /** The Java type of the elements or keys of a column. */
    private static String argument(Column column, int index) {
        JavaType java = JavaType.parse(column.javaType());
        if (java.name().equals("java.util.Optional")) {
            java = java.arguments().get(0);
        }
        return java.array()
                ? java.name().substring(0, java.name().length() - 2)
                : java.arguments().get(index).name();
    }

    private static MethodSpec.Builder scalar(MethodSpec.Builder method, Scalar type, String name) {
        return switch (type) {
            case BOOLEAN -> factory(method, RuntimeNames.column("BooleanColumn"), "booleanColumn", name);
            case INT8, INT16, INT32 -> factory(method, RuntimeNames.column("IntegerColumn"), "integerColumn", name);
            case INT64 -> factory(method, RuntimeNames.column("LongColumn"), "longColumn", name);
            case FLOAT32, FLOAT64 -> factory(method, RuntimeNames.column("DoubleColumn"), "doubleColumn", name);
            case STRING -> factory(method, RuntimeNames.column("StringColumn"), "stringColumn", name);
            case BINARY -> factory(method, of("ValueColumn", ArrayTypeName.of(TypeName.BYTE)), "binaryColumn", name);
            case DATE -> factory(method, ordered("java.time", "LocalDate"), "dateColumn", name);
            case TIME -> factory(method, ordered("java.time", "LocalTime"), "timeColumn", name);
            case TIMESTAMP -> factory(method, ordered("java.time", "LocalDateTime"), "timestampColumn", name);
            case INSTANT -> factory(method, ordered("java.time", "Instant"), "instantColumn", name);
            case UUID -> factory(method, of("ValueColumn", ClassName.get("java.util", "UUID")), "uuidColumn", name);
        };
    }

    private static MethodSpec.Builder factory(MethodSpec.Builder method, TypeName type, String factory, String name) {
        return method.returns(type).addStatement("return $L($S)", factory, name);
    }

    private static TypeName ordered(String packageName, String simpleName) {
        return of("OrderedColumn", ClassName.get(packageName, simpleName));
    }

    private static TypeName of(String column, TypeName argument) {
        return ParameterizedTypeName.get(RuntimeNames.column(column), argument);
    }
}
