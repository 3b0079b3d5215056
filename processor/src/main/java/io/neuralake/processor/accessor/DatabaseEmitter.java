package io.neuralake.processor.accessor;

import io.neuralake.catalog.Database;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;

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
        return PlainDatabase.fits(packageName, database, surroundings)
                ? PlainDatabase.artifact(packageName, database, surroundings.marked())
                : AnyDatabase.artifact(packageName, database, surroundings);
    }
}
