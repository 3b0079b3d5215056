package io.neuralake.processor.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.check.CatalogCheck;
import io.neuralake.processor.accessor.CatalogEmitter;
import io.neuralake.processor.accessor.DatabaseEmitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** NL0108: the classes and methods that lead to a catalog's tables have names of their own. */
public final class CatalogClassCheck implements CatalogCheck {

    /** Bytes of a name that leave room for what follows it in the name of a file, of which most systems allow 255. */
    private static final int LONGEST = 240;

    private final GeneratedNames names;
    private final String packageName;

    /** A check of classes that are to be generated in a package. */
    public CatalogClassCheck(GeneratedNames names, String packageName) {
        this.names = names;
        this.packageName = packageName;
    }

    /** Whether a class of the package can be generated: its name is one, a file can have it, and nobody has it. */
    public boolean free(String simpleName) {
        return SourceVersion.isIdentifier(simpleName)
                && simpleName.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && problem(simpleName, "", Origin.of(packageName)).isEmpty();
    }

    @Override
    public Stream<Problem> check(Catalog catalog) {
        List<Problem> problems = new ArrayList<>();
        catalog.origin()
                .flatMap(origin -> problem(
                        CatalogEmitter.className(catalog.name()),
                        "catalog '" + catalog.name() + "'",
                        origin.annotation("Catalog").at("name")))
                .ifPresent(problems::add);
        for (Database database : catalog.databases()) {
            place(database)
                    .flatMap(origin -> problem(
                            DatabaseEmitter.className(database.name()), "database '" + database.name() + "'", origin))
                    .ifPresent(problems::add);
            methods(database, problems);
        }
        picked(catalog, problems);
        return problems.stream();
    }

    /** NL0510: a database of which the module has tables is one of the catalog's anyway. */
    private void picked(Catalog catalog, List<Problem> problems) {
        List<PickedDatabase> picked = catalog.picked().orElse(List.of());
        for (int i = 0; i < picked.size(); i++) {
            PickedDatabase other = picked.get(i);
            String own = DatabaseEmitter.className(other.name());
            if (catalog.database(other.name()).isPresent() && !qualified(own).equals(other.type())) {
                problems.add(new Problem(
                        Rule.NL0510,
                        catalog.origin()
                                .orElseThrow()
                                .annotation("Catalog")
                                .at("databases")
                                .item(i),
                        "database '" + other.name() + "' is picked by " + other.type()
                                + ", and this module has tables of it, so that the catalog has all of it anyway",
                        "remove it; new " + other.type() + "(catalog) has methods for the tables of the other module"));
            }
        }
    }

    private String qualified(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    private Optional<Problem> problem(String simpleName, String what, Origin origin) {
        return names.check(qualified(simpleName), what, origin);
    }

    private static Optional<Origin> place(Database database) {
        return database.origin()
                .map(origin -> origin.annotation("Database").at("name"))
                .or(() -> database.tables().stream()
                        .findFirst()
                        .map(table -> table.origin().annotation("Table").at("database")));
    }

    private static void methods(Database database, List<Problem> problems) {
        Map<String, Table> methods = new HashMap<>();
        for (Table table : database.tables()) {
            @Nullable Table known = methods.putIfAbsent(DatabaseEmitter.methodName(table), table);
            if (known != null && !known.name().equals(table.name())) {
                problems.add(new Problem(
                        Rule.NL0108,
                        table.origin(),
                        "table '" + table.name() + "' would be the method '" + DatabaseEmitter.methodName(table)
                                + "' of its database's class, and so is table '" + known.name() + "'",
                        "rename one of them"));
            }
        }
    }
}
