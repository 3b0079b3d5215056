package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Emits {@code ImplantDatabase}: one method for each table of a database. */
public final class DatabaseEmitter implements Emitter<Database> {

    private final String packageName;
    private final Surroundings surroundings;

    /** An emitter of classes in a package. */
    public DatabaseEmitter(String packageName, Surroundings surroundings) {
        this.packageName = packageName;
        this.surroundings = surroundings;
    }

    /** Simple name of the class of a database. */
    public static String className(String database) {
        return Names.upperCamel(database) + "Database";
    }

    /** Name of the method of a table. */
    public static String methodName(Table table) {
        return JavaNames.table(Names.lowerCamel(table.name()));
    }

    @Override
    public Artifact emit(Database database) {
        ClassName self = ClassName.get(packageName, className(database.name()));
        TypeSpec.Builder type = SourceFile.type(self, surroundings, CatalogEmitter.GENERATOR)
                .addJavadoc("$L", javadoc(database))
                .superclass(RuntimeNames.DATABASE_ACCESSOR)
                .addMethod(SourceFile.constructor("Opens the database.", "catalog")
                        .addStatement("super(catalog, $S)", database.name())
                        .build());
        Set<String> names = new HashSet<>();
        for (Table table : database.tables()) {
            if (SourceVersion.isIdentifier(methodName(table)) && names.add(methodName(table))) {
                type.addMethod(method(table));
            }
        }
        return SourceFile.artifact(self, type.build());
    }

    private static String javadoc(Database database) {
        return "Tables of {@code " + Javadoc.escape(database.name()) + "}" + Javadoc.continued(database.description());
    }

    private static MethodSpec method(Table table) {
        ClassName accessor = JavaType.className(table.accessor());
        List<Parameter> parameters =
                table.function().map(Table.Function::parameters).orElse(List.of());
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName(table))
                .addModifiers(Modifier.PUBLIC)
                .returns(accessor);
        CodeBlock.Builder arguments = CodeBlock.builder();
        StringBuilder tags = new StringBuilder();
        for (Parameter parameter : parameters) {
            method.addParameter(FunctionMembers.typeName(parameter), parameter.member());
            arguments.add(",$W$L", parameter.member());
            tags.append(FunctionMembers.javadoc(parameter));
        }
        method.addJavadoc("$L", javadoc(table) + (tags.isEmpty() ? "" : "\n" + tags));
        Deprecations.mark(method, table.deprecation());
        return method.addStatement("return new $T(catalog()$L)", accessor, arguments.build())
                .build();
    }

    private static String javadoc(Table table) {
        String sentence = Javadoc.sentence(table.description());
        return "{@return table {@code " + Javadoc.escape(table.name()) + "}"
                + (sentence.isEmpty() ? "" : ": " + Javadoc.escape(sentence)) + "}";
    }
}
