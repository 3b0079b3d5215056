package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Lets JavaPoet write the accessor of any table. */
final class AnyAccessor {

    private AnyAccessor() {}

    static Artifact artifact(Table table, Surroundings surroundings) {
        ClassName self = JavaType.className(table.accessor());
        TypeSpec.Builder type = SourceFile.type(self, surroundings, AccessorEmitter.GENERATOR)
                .addJavadoc("$L", Javadoc.accessor(table));
        Deprecations.mark(type, table.deprecation());
        RowDecoder decoder = RowDecoder.of(table, self);
        type.superclass(ParameterizedTypeName.get(superclass(table), self, decoder.rowType()));
        if (table.function().isPresent()) {
            FunctionMembers.add(type, table, table.function().get(), decoder.rowType());
        } else {
            type.addMethod(SourceFile.constructor("Opens the table.", "catalog")
                    .addStatement("super(catalog, $S, $S)", table.database(), table.name())
                    .build());
        }
        addColumns(type, table);
        decoder.addTo(type);
        if (table.function().filter(FunctionMembers::streams).isPresent()) {
            Encoder.addTo(type, table, decoder.rowType(), Modifier.PROTECTED);
        }
        if (surroundings.appendable(table)) {
            type.addSuperinterface(ParameterizedTypeName.get(RuntimeNames.APPENDABLE_TABLE, decoder.rowType()));
            Encoder.addTo(type, table, decoder.rowType(), Modifier.PUBLIC);
        }
        table.function().ifPresent(function -> type.addType(FunctionMembers.byName(self, function)));
        return SourceFile.artifact(self, type.build());
    }

    private static ClassName superclass(Table table) {
        return table.function()
                .map(function -> FunctionMembers.streams(function)
                        ? RuntimeNames.FUNCTION_ACCESSOR
                        : RuntimeNames.ARROW_FUNCTION_ACCESSOR)
                .orElse(RuntimeNames.TABLE_ACCESSOR);
    }

    private static void addColumns(TypeSpec.Builder type, Table table) {
        Set<String> members = PlainAccessor.members(table);
        for (Column column : table.columns()) {
            if (RowGetters.readable(column.type())) {
                type.addMethod(ColumnMethods.method(column, JavaNames.column(column.member(), members)));
            }
        }
    }

    static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(result);
    }
}
