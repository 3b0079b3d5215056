package io.neuralake.processor.accessor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Names;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;

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

    /** Name of the method of a database. */
    static String methodName(Database database) {
        return JavaNames.database(Names.lowerCamel(database.name()));
    }

    @Override
    public Artifact emit(Catalog catalog) {
        return PlainCatalog.fits(packageName, catalog, surroundings)
                ? PlainCatalog.artifact(packageName, catalog, surroundings.marked())
                : AnyCatalog.artifact(packageName, catalog, surroundings);
    }
}
