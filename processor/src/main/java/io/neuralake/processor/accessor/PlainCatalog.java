package io.neuralake.processor.accessor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.emitters.Artifact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Writes the class of an ordinary catalog: one whose classes have names of their own, and that picks no database. */
final class PlainCatalog {

    private static final String CATALOG = "io.neuralake.runtime.Catalog";
    private static final String OPTIONS = "io.neuralake.runtime.CatalogOptions";

    private PlainCatalog() {}

    /** Whether a catalog is that ordinary. */
    static boolean fits(String packageName, Catalog catalog, Surroundings surroundings) {
        List<String> classes = new ArrayList<>(List.of(CATALOG, OPTIONS, className(packageName, catalog)));
        for (Database database : catalog.databases()) {
            classes.add(className(packageName, database));
        }
        return !packageName.isEmpty()
                && catalog.picked().isEmpty()
                && surroundings.suppressed().isEmpty()
                && PlainSource.distinct(classes);
    }

    private static String className(String packageName, Catalog catalog) {
        return packageName + "." + CatalogEmitter.className(catalog.name());
    }

    private static String className(String packageName, Database database) {
        return packageName + "." + DatabaseEmitter.className(database.name());
    }

    static Artifact artifact(String packageName, Catalog catalog, boolean marked) {
        String self = CatalogEmitter.className(catalog.name());
        PlainSource source = new PlainSource(className(packageName, catalog));
        source.head(Javadoc.catalog(catalog), marked, CatalogEmitter.GENERATOR)
                .type(CATALOG)
                .add(" {\n    private " + self + "(")
                .type(OPTIONS)
                .add(" options) {\n        super(" + self + ".class, options);\n    }\n\n")
                .method("{@return the catalog, with locations from system properties and the environment}")
                .add("static " + self + " open() {\n        return open(")
                .type(OPTIONS)
                .add(".defaults());\n    }\n\n")
                .method("{@return the catalog, opened as the options say}\n"
                        + "     *\n     * @param options locations, and how to read")
                .add("static " + self + " open(")
                .type(OPTIONS)
                .add(" options) {\n        return new " + self + "(options);\n    }\n");
        Set<String> names = new HashSet<>();
        for (Database database : catalog.databases()) {
            String name = CatalogEmitter.methodName(database);
            if (SourceVersion.isIdentifier(name) && names.add(name)) {
                String type = DatabaseEmitter.className(database.name());
                source.add("\n")
                        .method(Javadoc.returned("database", database.name(), database.description()))
                        .add(type + " " + name + "() {\n        return new " + type + "(this);\n    }\n");
            }
        }
        return source.artifact();
    }
}
