package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Names;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Emits {@code NlkCatalog}: opens the catalog, and has one method for each database. */
public final class CatalogEmitter implements Emitter<Catalog> {

    static final String GENERATOR = "io.neuralake.processor.CatalogProcessor";

    private final String packageName;
    private final Surroundings surroundings;

    /** An emitter of classes in a package. */
    public CatalogEmitter(String packageName, Surroundings surroundings) {
        this.packageName = packageName;
        this.surroundings = surroundings;
    }

    /** Simple name of the class of a catalog. */
    public static String className(String catalog) {
        return Names.upperCamel(catalog) + "Catalog";
    }

    @Override
    public Artifact emit(Catalog catalog) {
        ClassName self = ClassName.get(packageName, className(catalog.name()));
        TypeSpec.Builder type = SourceFile.type(self, surroundings, GENERATOR)
                .addJavadoc("$L", javadoc(catalog))
                .superclass(RuntimeNames.CATALOG)
                .addMethod(constructor(self))
                .addMethod(open(self))
                .addMethod(openWithOptions(self));
        Set<String> names = new HashSet<>();
        for (Database database : catalog.databases()) {
            String name = JavaNames.database(Names.lowerCamel(database.name()));
            if (SourceVersion.isIdentifier(name) && names.add(name)) {
                type.addMethod(method(database, name));
            }
        }
        return SourceFile.artifact(self, type.build());
    }

    private static String javadoc(Catalog catalog) {
        return "The catalog {@code " + Javadoc.escape(catalog.name()) + "}" + Javadoc.continued(catalog.description());
    }

    private static MethodSpec constructor(ClassName self) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.CATALOG_OPTIONS, "options")
                .addStatement("super($T.class, options)", self)
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

    private MethodSpec method(Database database, String name) {
        ClassName accessor = ClassName.get(packageName, DatabaseEmitter.className(database.name()));
        String sentence = Javadoc.sentence(database.description());
        return MethodSpec.methodBuilder(name)
                .addJavadoc(
                        "$L",
                        "{@return database {@code " + Javadoc.escape(database.name()) + "}"
                                + (sentence.isEmpty() ? "" : ": " + Javadoc.escape(sentence)) + "}")
                .addModifiers(Modifier.PUBLIC)
                .returns(accessor)
                .addStatement("return new $T(this)", accessor)
                .build();
    }
}
