package io.neuralake.processor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.processor.accessor.CatalogEmitter;
import io.neuralake.processor.accessor.DatabaseEmitter;
import io.neuralake.processor.accessor.Surroundings;
import io.neuralake.processor.check.CatalogClassCheck;
import io.neuralake.processor.check.GeneratedNames;
import io.neuralake.processor.read.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * Generates the classes through which a catalog and its databases are opened.
 *
 * <p>They come in the round that brings the tables, together with the accessors: every further round makes javac enter all
 * sources of the module once more.
 */
final class CatalogClasses {

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Accessors accessors;
    private final Failures failures;
    private final boolean waitForTables;
    private final Set<String> coming = new HashSet<>();
    private boolean done;

    CatalogClasses(ProcessingEnvironment environment, Failures failures) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.accessors = new Accessors(environment);
        this.failures = failures;
        this.waitForTables = Options.generatedTables(environment);
        this.done = !accessors.wanted();
    }

    /** Notes a table and its problems, or reports it if it comes too late. */
    void arrived(Declaration declaration, List<Problem> problems) {
        Table table = declaration.table();
        if (!accessors.due(table, problems) || accessors.taken(declaration).isPresent()) {
            return;
        }
        if (coming.add(table.accessor()) && done) {
            failures.add(late(table));
        }
    }

    private static Problem late(Table table) {
        return new Problem(
                Rule.NL0905,
                table.origin(),
                "another processor generated table '" + table.name() + "' when the class of database '"
                        + table.database() + "' was made already",
                "compile with -A" + Options.GENERATED_TABLES + "=true");
    }

    /** Generates the classes when the catalog is known, once; {@code more} says whether tables arrived in this round. */
    void generate(ModuleCatalog module, boolean more) {
        if (!done && !(waitForTables && more)) {
            module.header().ifPresent(header -> {
                done = true;
                generate(module.catalog(), module.declaration(header));
            });
        }
    }

    private void generate(Catalog catalog, Element place) {
        String packageName = place instanceof PackageElement inPackage
                ? inPackage.getQualifiedName().toString()
                : elements.getPackageOf(place).getQualifiedName().toString();
        GeneratedNames names = new GeneratedNames(elements, place);
        CatalogClassCheck check = new CatalogClassCheck(names, packageName);
        List<Problem> problems = check.check(catalog).toList();
        problems.forEach(failures::add);
        Surroundings surroundings = new CompileSurroundings(elements).of(place);
        FilerSink sink = new FilerSink(environment.getFiler(), place);
        if (check.free(CatalogEmitter.className(catalog.name()))) {
            sink.write(new CatalogEmitter(packageName, surroundings).emit(catalog));
        }
        for (Database database : catalog.databases()) {
            if (check.free(DatabaseEmitter.className(database.name()))) {
                sink.write(new DatabaseEmitter(packageName, surroundings).emit(withAccessors(database, names)));
            }
        }
    }

    /** A table whose declaration is wrong may have no accessor. */
    private Database withAccessors(Database database, GeneratedNames names) {
        return database.withTables(database.tables().stream()
                .filter(table -> coming.contains(table.accessor()) || names.generated(table.accessor()))
                .toList());
    }
}
