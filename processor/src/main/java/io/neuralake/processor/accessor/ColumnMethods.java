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

    static String javadoc(Column column) {
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
        if (type instanceof Scalar || type instanceof ColumnType.Decimal) {
            return factory(method, factory(type), name);
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            ClassName constant = JavaType.className(enumeration.type());
            return method.returns(of("ValueColumn", constant))
                    .addStatement("return enumColumn($S, $T.class)", name, constant);
        }
        if (type instanceof ColumnType.Struct) {
            return factory(method, new Factory(RuntimeNames.column("StructColumn"), "structColumn"), name);
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
        return factory(method, new Factory(RuntimeNames.column("NestedColumn"), "nestedColumn"), name);
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

    /** What makes the column of a type that needs nothing but a name. */
    static Factory factory(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return new Factory(ordered("java.math", "BigDecimal"), "decimalColumn");
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> new Factory(RuntimeNames.column("BooleanColumn"), "booleanColumn");
            case INT8, INT16, INT32 -> new Factory(RuntimeNames.column("IntegerColumn"), "integerColumn");
            case INT64 -> new Factory(RuntimeNames.column("LongColumn"), "longColumn");
            case FLOAT32, FLOAT64 -> new Factory(RuntimeNames.column("DoubleColumn"), "doubleColumn");
            case STRING -> new Factory(RuntimeNames.column("StringColumn"), "stringColumn");
            case BINARY -> new Factory(of("ValueColumn", ArrayTypeName.of(TypeName.BYTE)), "binaryColumn");
            case DATE -> new Factory(ordered("java.time", "LocalDate"), "dateColumn");
            case TIME -> new Factory(ordered("java.time", "LocalTime"), "timeColumn");
            case TIMESTAMP -> new Factory(ordered("java.time", "LocalDateTime"), "timestampColumn");
            case INSTANT -> new Factory(ordered("java.time", "Instant"), "instantColumn");
            case UUID -> new Factory(of("ValueColumn", ClassName.get("java.util", "UUID")), "uuidColumn");
        };
    }

    private static MethodSpec.Builder factory(MethodSpec.Builder method, Factory factory, String name) {
        return method.returns(factory.type()).addStatement("return $L($S)", factory.method(), name);
    }

    /**
     * A method of the runtime that makes a column of a name.
     *
     * @param type what it returns
     * @param method its name
     */
    record Factory(TypeName type, String method) {}

    private static TypeName ordered(String packageName, String simpleName) {
        return of("OrderedColumn", ClassName.get(packageName, simpleName));
    }

    private static TypeName of(String column, TypeName argument) {
        return ParameterizedTypeName.get(RuntimeNames.column(column), argument);
    }
}
