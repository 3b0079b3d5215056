package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Lets JavaPoet write the class of any database. */
final class AnyDatabase {

    private AnyDatabase() {}

    static Artifact artifact(String packageName, Database database, Surroundings surroundings) {
        ClassName self = ClassName.get(packageName, DatabaseEmitter.className(database.name()));
        TypeSpec.Builder type = SourceFile.type(self, surroundings, CatalogEmitter.GENERATOR)
                .addJavadoc("$L", Javadoc.database(database))
                .superclass(RuntimeNames.DATABASE_ACCESSOR)
                .addField(FieldSpec.builder(String.class, "NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("Name of the database.")
                        .initializer("$S", database.name())
                        .build())
                .addMethod(SourceFile.constructor("Opens the database.", "catalog")
                        .addStatement("super(catalog, NAME)")
                        .build());
        Set<String> names = new HashSet<>();
        for (Table table : database.tables()) {
            if (SourceVersion.isIdentifier(DatabaseEmitter.methodName(table))
                    && names.add(DatabaseEmitter.methodName(table))) {
                type.addMethod(method(table));
            }
        }
        return SourceFile.artifact(self, type.build());
    }

    private static MethodSpec method(Table table) {
        ClassName accessor = JavaType.className(table.accessor());
        List<Parameter> parameters =
                table.function().map(Table.Function::parameters).orElse(List.of());
        MethodSpec.Builder method = MethodSpec.methodBuilder(DatabaseEmitter.methodName(table))
                .addModifiers(Modifier.PUBLIC)
                .returns(accessor);
        CodeBlock.Builder arguments = CodeBlock.builder();
        StringBuilder tags = new StringBuilder();
        for (Parameter parameter : parameters) {
            method.addParameter(FunctionMembers.typeName(parameter), parameter.member());
            arguments.add(",$W$L", parameter.member());
            tags.append(FunctionMembers.javadoc(parameter));
        }
        method.addJavadoc(
                "$L",
                Javadoc.returned("table", table.name(), table.description()) + (tags.isEmpty() ? "" : "\n" + tags));
        Deprecations.mark(method, table.deprecation());
        return method.addStatement("return new $T(catalog()$L)", accessor, arguments.build())
                .build();
    }
}
