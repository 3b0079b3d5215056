package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes the code that takes rows apart, of functions and of tables that can be appended to: one call for each column, and one for each field of the nested
 * records. Lists, maps and optionals are left to the runtime.
 */
final class Encoder {

    private Encoder() {}

    /**
     * Adds the methods to an accessor.
     *
     * @param visibility of the methods that they override
     */
    static void addTo(TypeSpec.Builder type, Table table, TypeName rowType, Modifier visibility) {
        MethodSpec.Builder encode = method("encode", visibility).addParameter(rowType, "row");
        write(encode, table.columns(), table.row().kind() == RowKind.CLASS ? "" : "()");
        type.addMethod(encode.addParameter(RuntimeNames.ROW_WRITER, "out").build());
        Map<String, ColumnType.Struct> nested = new LinkedHashMap<>();
        table.columns().forEach(column -> collect(column.type(), nested));
        if (!nested.isEmpty()) {
            type.addMethod(nested(nested, visibility));
        }
    }

    private static MethodSpec nested(Map<String, ColumnType.Struct> records, Modifier visibility) {
        MethodSpec.Builder method = method("encodeNested", visibility)
                .addParameter(Object.class, "value")
                .addParameter(RuntimeNames.ROW_WRITER, "out");
        boolean first = true;
        for (ColumnType.Struct struct : records.values()) {
            ClassName type = JavaType.className(struct.type());
            if (first) {
                method.beginControlFlow("if (value instanceof $T row)", type);
            } else {
                method.nextControlFlow("else if (value instanceof $T row)", type);
            }
            first = false;
            write(method, struct.fields(), "()");
        }
        return method.endControlFlow().build();
    }

    private static MethodSpec.Builder method(String name, Modifier visibility) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(visibility);
    }

    private static void write(MethodSpec.Builder method, List<Column> columns, String call) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            method.addStatement(CodeBlock.of(
                    "out.set$L($L, row.$L$L)", RowSetters.setter(column.javaType()), i, column.member(), call));
        }
    }

    private static void collect(ColumnType type, Map<String, ColumnType.Struct> found) {
        if (type instanceof ColumnType.ListOf list) {
            collect(list.element(), found);
        } else if (type instanceof ColumnType.MapOf map) {
            collect(map.key(), found);
            collect(map.value(), found);
        } else if (type instanceof ColumnType.Struct struct && found.putIfAbsent(struct.type(), struct) == null) {
            struct.fields().forEach(field -> collect(field.type(), found));
        }
    }
}
