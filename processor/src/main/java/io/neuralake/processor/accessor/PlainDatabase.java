package io.neuralake.processor.accessor;

import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Writes the class of an ordinary database: all its tables are stored, and nothing in it is deprecated. */
final class PlainDatabase {

    private static final String CATALOG = "io.neuralake.runtime.Catalog";
    private static final String DATABASE_ACCESSOR = "io.neuralake.runtime.DatabaseAccessor";

    private PlainDatabase() {}

    /** Whether a database is that ordinary. */
    static boolean fits(String packageName, Database database, Surroundings surroundings) {
        if (packageName.isEmpty() || !surroundings.suppressed().isEmpty() || !PlainSource.plain(database.name())) {
            return false;
        }
        List<String> classes = new ArrayList<>();
        for (Table table : database.tables()) {
            if (table.function().isPresent()
                    || table.deprecation().isPresent()
                    || table.accessor().indexOf('.') < 0) {
                return false;
            }
            classes.add(table.accessor());
        }
        classes.add(CATALOG);
        classes.add(DATABASE_ACCESSOR);
        classes.add(packageName + "." + DatabaseEmitter.className(database.name()));
        return PlainSource.distinct(classes);
    }

    static Artifact artifact(String packageName, Database database, boolean marked) {
        PlainSource source = new PlainSource(packageName + "." + DatabaseEmitter.className(database.name()));
        source.head(Javadoc.database(database), marked, CatalogEmitter.GENERATOR)
                .type(DATABASE_ACCESSOR)
                .add(" {\n    /**\n     * Name of the database.\n     */\n    public static final String NAME = \""
                        + database.name() + "\";\n\n")
                .constructor("Opens the database.")
                .add("        super(catalog, NAME);\n    }\n");
        Set<String> names = new HashSet<>();
        for (Table table : database.tables()) {
            String name = DatabaseEmitter.methodName(table);
            if (SourceVersion.isIdentifier(name) && names.add(name)) {
                source.add("\n")
                        .method(Javadoc.returned("table", table.name(), table.description()))
                        .type(table.accessor())
                        .add(" " + name + "() {\n        return new ")
                        .type(table.accessor())
                        .add("(catalog());\n    }\n");
            }
        }
        return source.artifact();
    }
}
