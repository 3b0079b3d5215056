package io.neuralake.processor.accessor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/**
 * Writes the code that makes Java values of a row: one expression for each column, and a method for each record, list and
 * map that the cursor cannot make in one call.
 */
final class Decoder {

    private static final ClassName ARRAY_LIST = ClassName.get("java.util", "ArrayList");
    private static final ClassName LINKED_HASH_MAP = ClassName.get("java.util", "LinkedHashMap");

    private final Map<String, String> methodNames = new HashMap<>();
    private final Set<String> usedNames = new HashSet<>(Set.of("decode"));
    private final List<MethodSpec> methods = new ArrayList<>();

    /** The methods that the expressions so far call. */
    List<MethodSpec> methods() {
        return methods;
    }

    /** The arguments of a constructor that takes the columns in order. */
    CodeBlock arguments(List<Column> columns) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < columns.size(); i++) {
            arguments.add(i == 0 ? "" : ",$W").add(column(columns.get(i), i));
        }
        return arguments.build();
    }

    /** The value of a column. */
    CodeBlock column(Column column, int position) {
        return value(column.type(), JavaType.parse(column.javaType()), column.nullable(), position);
    }

    private CodeBlock value(ColumnType type, JavaType java, boolean nullable, int position) {
        switch (java.name()) {
            case "java.util.Optional" -> {
                CodeBlock inner = value(type, java.arguments().get(0), true, position);
                return CodeBlock.of("$T.ofNullable($L)", ClassName.get("java.util", "Optional"), inner);
            }
            case "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble" -> {
                ClassName optional = ClassName.get("java.util", java.name().substring("java.util.".length()));
                return CodeBlock.of(
                        "row.isNull($L) ? $T.empty() : $T.of(row.get$L($L))",
                        position,
                        optional,
                        optional,
                        RowGetters.suffix(type, java.name()),
                        position);
            }
            default -> {
                return plain(type, java, nullable, position);
            }
        }
    }

    private CodeBlock plain(ColumnType type, JavaType java, boolean nullable, int position) {
        String orNull = nullable ? "OrNull" : "";
        if (type instanceof ColumnType.Enumeration enumeration) {
            return CodeBlock.of(
                    "row.getEnum$L($L, $T.class)", orNull, position, JavaType.className(enumeration.type()));
        }
        if (Scalars.scalar(type)) {
            return CodeBlock.of("$L", RowGetters.value(type, java.name(), nullable, position));
        }
        if (type instanceof ColumnType.ListOf list) {
            if (java.array()) {
                String element = java.name().substring(0, java.name().length() - 2);
                return CodeBlock.of(
                        "row.get$LArray$L($L)", RowGetters.suffix(list.element(), element), orNull, position);
            }
            if (Scalars.scalar(list.element())) {
                TypeName element =
                        Scalars.boxed(list.element(), java.arguments().get(0).name());
                return CodeBlock.of("row.getList$L($L, $T.class)", orNull, position, element);
            }
            return nested("Elements", type, java, nullable, position);
        }
        if (type instanceof ColumnType.MapOf map) {
            if (Scalars.scalar(map.value())) {
                return CodeBlock.of(
                        "row.getMap$L($L, $T.class, $T.class)",
                        orNull,
                        position,
                        Scalars.boxed(map.key(), java.arguments().get(0).name()),
                        Scalars.boxed(map.value(), java.arguments().get(1).name()));
            }
            return nested("Entries", type, java, nullable, position);
        }
        return nested("Struct", type, java, nullable, position);
    }

    private CodeBlock nested(String cursor, ColumnType type, JavaType java, boolean nullable, int position) {
        CodeBlock value = CodeBlock.of("$L(row.get$L($L))", method(type, java), cursor, position);
        return nullable ? CodeBlock.of("row.isNull($L) ? null : $L", position, value) : value;
    }

    /** The name of the method that makes a nested value of a cursor; the first call of a type writes the method. */
    private String method(ColumnType type, JavaType java) {
        String key = key(type, java);
        String known = methodNames.get(key);
        if (known != null) {
            return known;
        }
        String name = free(baseName(type));
        methodNames.put(key, name);
        int place = methods.size();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(typeName(type, java))
                .addParameter(RuntimeNames.ROW_CURSOR, "row");
        if (type instanceof ColumnType.Struct struct) {
            method.addStatement("return new $T($L)", typeName(type, java), arguments(struct.fields()));
        } else if (type instanceof ColumnType.ListOf list) {
            listBody(method, list, java);
        } else {
            mapBody(method, (ColumnType.MapOf) type, java);
        }
        methods.add(place, method.build());
        return name;
    }

    private void listBody(MethodSpec.Builder method, ColumnType.ListOf list, JavaType java) {
        JavaType elementJava = java.arguments().get(0);
        TypeName element = typeName(list.element(), elementJava);
        method.addStatement("$T values = new $T<$T>(row.size())", typeName(list, java), ARRAY_LIST, element)
                .beginControlFlow("while (row.next())")
                .addStatement("values.add($L)", value(list.element(), elementJava, list.nullable(), 0))
                .endControlFlow()
                .addStatement("return values");
    }

    private void mapBody(MethodSpec.Builder method, ColumnType.MapOf map, JavaType java) {
        JavaType keyJava = java.arguments().get(0);
        JavaType valueJava = java.arguments().get(1);
        method.addStatement(
                        "$T values = new $T<$T, $T>()",
                        typeName(map, java),
                        LINKED_HASH_MAP,
                        typeName(map.key(), keyJava),
                        typeName(map.value(), valueJava))
                .beginControlFlow("while (row.next())")
                .addStatement(
                        "values.put($L, $L)",
                        value(map.key(), keyJava, false, 0),
                        value(map.value(), valueJava, map.nullable(), 1))
                .endControlFlow()
                .addStatement("return values");
    }

    private static String key(ColumnType type, JavaType java) {
        if (type instanceof ColumnType.Struct struct) {
            return struct.type();
        }
        return java + " " + type;
    }

    private static String baseName(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            String simple = struct.type();
            simple = simple.substring(Math.max(simple.lastIndexOf('.'), simple.lastIndexOf('$')) + 1);
            return Names.lowerCamel(simple);
        }
        if (type instanceof ColumnType.ListOf list) {
            return Scalars.scalar(list.element()) ? "valueList" : baseName(list.element()) + "List";
        }
        ColumnType value = ((ColumnType.MapOf) type).value();
        return Scalars.scalar(value) ? "valueMap" : baseName(value) + "Map";
    }

    private String free(String base) {
        String name = SourceVersion.isKeyword(base) ? base + "Value" : base;
        for (int i = 2; !usedNames.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    /** The Java type in full. */
    static TypeName typeName(ColumnType type, JavaType java) {
        if (java.name().startsWith("java.util.Optional")) {
            ClassName optional = ClassName.get("java.util", java.name().substring("java.util.".length()));
            return java.arguments().isEmpty()
                    ? optional
                    : ParameterizedTypeName.get(
                            optional, typeName(type, java.arguments().get(0)));
        }
        if (type instanceof ColumnType.Struct struct) {
            return JavaType.className(struct.type());
        }
        if (type instanceof ColumnType.ListOf list) {
            return java.array()
                    ? array(java.name())
                    : ParameterizedTypeName.get(
                            ClassName.get("java.util", "List"),
                            typeName(list.element(), java.arguments().get(0)));
        }
        if (type instanceof ColumnType.MapOf map) {
            return ParameterizedTypeName.get(
                    ClassName.get("java.util", "Map"),
                    typeName(map.key(), java.arguments().get(0)),
                    typeName(map.value(), java.arguments().get(1)));
        }
        return Scalars.declared(type, java.name());
    }

    private static TypeName array(String name) {
        return ArrayTypeName.of(Scalars.primitive(name.substring(0, name.length() - 2)));
    }
}
