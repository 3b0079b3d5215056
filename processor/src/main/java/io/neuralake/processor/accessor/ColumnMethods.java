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

    static MethodSpec method(Column column, String name) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc("$L", Javadoc.column(column));
        Deprecations.mark(method, column.deprecation());
        return body(method, column).build();
    }

    private static MethodSpec.Builder body(MethodSpec.Builder method, Column column) {
        ColumnType type = column.type();
        String name = column.name();
        if (type instanceof Scalar || type instanceof ColumnType.Decimal) {
            return factory(method, ColumnFactory.of(type), name);
        }
        if (type instanceof ColumnType.Enumeration enumeration) {
            ClassName constant = JavaType.className(enumeration.type());
            return method.returns(of("ValueColumn", constant))
                    .addStatement("return enumColumn($S, $T.class)", name, constant);
        }
        if (type instanceof ColumnType.Struct) {
            return factory(method, new ColumnFactory("StructColumn", "", "structColumn"), name);
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
        return factory(method, new ColumnFactory("NestedColumn", "", "nestedColumn"), name);
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

    private static MethodSpec.Builder factory(MethodSpec.Builder method, ColumnFactory factory, String name) {
        return method.returns(type(factory)).addStatement("return $L($S)", factory.method(), name);
    }

    private static TypeName type(ColumnFactory factory) {
        return switch (factory.argument()) {
            case "" -> RuntimeNames.column(factory.column());
            case "byte[]" -> of(factory.column(), ArrayTypeName.of(TypeName.BYTE));
            default -> of(factory.column(), JavaType.className(factory.argument()));
        };
    }

    private static TypeName of(String column, TypeName argument) {
        return ParameterizedTypeName.get(RuntimeNames.column(column), argument);
    }
}
