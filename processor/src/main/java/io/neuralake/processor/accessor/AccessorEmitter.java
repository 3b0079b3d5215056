package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Emits {@code TripsTable}: the typed way to read {@code Trips}.
 *
 * <p>Most tables are ordinary ones, which {@link PlainAccessor} knows how to write; all others go through JavaPoet.
 *
 * <p>The class only names things. It has no lambda, diamond or stream, because javac's time for them would be most of what
 * a table costs.
 */
public final class AccessorEmitter implements Emitter<Table> {

    static final String GENERATOR = "io.neuralake.processor.TableProcessor";

    private final Surroundings surroundings;

    /** An emitter for code that is compiled in certain surroundings. */
    public AccessorEmitter(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Artifact emit(Table table) {
        return PlainAccessor.fits(table, surroundings)
                ? new PlainAccessor(table, surroundings.marked()).artifact()
                : emitAny(table);
    }

    /** Emits the accessor of any table. */
    Artifact emitAny(Table table) {
        ClassName self = JavaType.className(table.accessor());
        TypeSpec.Builder type = SourceFile.type(self, surroundings, GENERATOR).addJavadoc("$L", javadoc(table));
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
            Encoder.addTo(type, table, decoder.rowType());
        }
        table.function().ifPresent(function -> type.addType(FunctionMembers.byName(self, function)));
        return SourceFile.artifact(self, type.build());
    }

    /** What the accessor is generated for, as messages say it. */
    public static String what(Table table) {
        return "table '" + table.name() + "'";
    }

    static String javadoc(Table table) {
        return "Typed access to {@code " + Javadoc.escape(table.qualifiedName()) + "}"
                + Javadoc.continued(table.description());
    }

    private static ClassName superclass(Table table) {
        return table.function()
                .map(function -> FunctionMembers.streams(function)
                        ? RuntimeNames.FUNCTION_ACCESSOR
                        : RuntimeNames.ARROW_FUNCTION_ACCESSOR)
                .orElse(RuntimeNames.TABLE_ACCESSOR);
    }

    private static void addColumns(TypeSpec.Builder type, Table table) {
        Set<String> members = table.columns().stream().map(Column::member).collect(Collectors.toSet());
        for (Column column : table.columns()) {
            if (ColumnMethods.readable(column.type())) {
                type.addMethod(ColumnMethods.method(column, JavaNames.column(column.member(), members::contains)));
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
