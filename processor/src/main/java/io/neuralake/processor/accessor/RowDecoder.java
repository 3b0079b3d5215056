package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import javax.lang.model.element.Modifier;

/** Writes an accessor's {@code decode}: a row of the cursor becomes a value of the author's type. */
final class RowDecoder {

    private final Table table;
    private final ClassName implementation;
    private final RowKind kind;
    private final Decoder decoder = new Decoder();

    private RowDecoder(Table table, ClassName implementation, RowKind kind) {
        this.table = table;
        this.implementation = implementation;
        this.kind = kind;
    }

    /** A table with a column that cannot be read has rows without a type. */
    static RowDecoder of(Table table, ClassName accessor) {
        boolean readable = true;
        for (Column column : table.columns()) {
            readable &= RowGetters.readable(column.type());
        }
        return new RowDecoder(
                table, accessor.nestedClass("Values"), readable ? table.row().kind() : RowKind.NONE);
    }

    TypeName rowType() {
        return kind == RowKind.NONE
                ? RuntimeNames.ROW
                : JavaType.className(table.row().type());
    }

    void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder decode =
                AnyAccessor.override("decode", rowType()).addParameter(RuntimeNames.ROW_CURSOR, "row");
        switch (kind) {
            case RECORD -> decode.addStatement("return new $T($L)", rowType(), decoder.arguments(table.columns()));
            case INTERFACE -> {
                decode.addStatement("return new $T($L)", implementation, decoder.arguments(table.columns()));
                type.addType(implementation());
            }
            case CLASS -> fill(decode);
            case NONE -> decode.addStatement("return row.toRow()");
        }
        type.addMethod(decode.build());
        type.addMethods(decoder.methods());
    }

    private void fill(MethodSpec.Builder decode) {
        decode.addStatement("$T value = new $T()", rowType(), rowType());
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            decode.addStatement("value.$L = $L", column.member(), decoder.column(column, i));
        }
        decode.addStatement("return value");
    }

    /** A record that implements the author's interface; what overrides a deprecated method is deprecated, too. */
    private TypeSpec implementation() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder record = TypeSpec.recordBuilder(implementation)
                .addModifiers(Modifier.PRIVATE)
                .addSuperinterface(rowType());
        for (Column column : table.columns()) {
            TypeName type = Decoder.typeName(column.type(), JavaType.parse(column.javaType()));
            components.addParameter(type, column.member());
            if (column.deprecation().isPresent()) {
                record.addMethod(deprecated(type, column.member()));
            }
        }
        return record.recordConstructor(components.build()).build();
    }

    private static MethodSpec deprecated(TypeName type, String member) {
        return MethodSpec.methodBuilder(member)
                .addAnnotation(Deprecated.class)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", member)
                .build();
    }
}
