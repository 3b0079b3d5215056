package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.emitters.Artifact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Lets JavaPoet write the class of any catalog. */
final class AnyCatalog {

    private AnyCatalog() {}

    static Artifact artifact(String packageName, Catalog catalog, Surroundings surroundings) {
        ClassName self = ClassName.get(packageName, CatalogEmitter.className(catalog.name()));
        TypeSpec.Builder type = SourceFile.type(self, surroundings, CatalogEmitter.GENERATOR)
                .addJavadoc("$L", Javadoc.catalog(catalog))
                .superclass(RuntimeNames.CATALOG)
                .addMethod(constructor(self, catalog))
                .addMethod(open(self))
                .addMethod(openWithOptions(self));
        Set<String> names = new HashSet<>();
        for (Database database : catalog.databases()) {
            String name = CatalogEmitter.methodName(database);
            if (SourceVersion.isIdentifier(name) && names.add(name)) {
                ClassName accessor = ClassName.get(packageName, DatabaseEmitter.className(database.name()));
                type.addMethod(method(accessor, database, name));
            }
        }
        for (PickedDatabase picked : catalog.picked().orElse(List.of())) {
            Database database = Database.named(picked.name(), List.of());
            String name = CatalogEmitter.methodName(database);
            if (!picked.name().isEmpty() && SourceVersion.isIdentifier(name) && names.add(name)) {
                type.addMethod(method(ClassName.bestGuess(picked.type()), database, name));
            }
        }
        return SourceFile.artifact(self, type.build());
    }

    private static MethodSpec constructor(ClassName self, Catalog catalog) {
        CodeBlock.Builder databases = CodeBlock.builder();
        catalog.reach().orElse(Set.of()).forEach(name -> databases.add(",$W$S", name));
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.CATALOG_OPTIONS, "options")
                .addStatement("super($T.class, options$L)", self, databases.build())
                .build();
    }

    private static MethodSpec open(ClassName self) {
        return MethodSpec.methodBuilder("open")
                .addJavadoc("{@return the catalog, with locations from system properties and the environment}")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addStatement("return open($T.defaults())", RuntimeNames.CATALOG_OPTIONS)
                .build();
    }

    private static MethodSpec openWithOptions(ClassName self) {
        return MethodSpec.methodBuilder("open")
                .addJavadoc(
                        "{@return the catalog, opened as the options say}\n\n@param options locations, and how to read")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(RuntimeNames.CATALOG_OPTIONS, "options")
                .addStatement("return new $T(options)", self)
                .build();
    }

    private static MethodSpec method(ClassName accessor, Database database, String name) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L", Javadoc.returned("database", database.name(), database.description()))
                .addModifiers(Modifier.PUBLIC)
                .returns(accessor)
                .addStatement("return new $T(this)", accessor)
                .build();
    }
}
