package io.neuralake.catalog.merge;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Merges the manifests of modules into one catalog, sorted by name.
 *
 * <p>The first module that names a catalog names the merged one. What a module's own catalog says for all its databases
 * (root, owner, ROAPI defaults) is written into these databases first, so that it never reaches another module's tables.
 * Where the merged database says something else than a table's own module did, it is written into the table: a merge never
 * moves a table or gives it another owner.
 */
public final class CatalogMerge {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Declared<Database>> databases = new TreeMap<>();
    private final Map<String, Map<String, Declared<Table>>> tables = new TreeMap<>();

    private CatalogMerge() {}

    /** Merges modules; the order matters only for what stands first in a message and for the name of the catalog. */
    public static Merged merge(List<Module> modules) {
        CatalogMerge merge = new CatalogMerge();
        modules.forEach(merge::addHeaders);
        modules.forEach(merge::addTables);
        Catalog header = modules.stream()
                .map(Module::catalog)
                .filter(catalog -> !catalog.name().isEmpty())
                .findFirst()
                .orElseGet(() -> Catalog.unnamed(List.of()));
        Catalog merged = new Catalog(
                header.name(),
                header.description(),
                "",
                "",
                header.notebook(),
                RoapiOptions.NONE,
                merge.merged(),
                header.origin());
        return new Merged(merged, merge.problems);
    }

    /**
     * Merges modules and the tables whose module's manifest is lost. Such a table counts if its fragment says where it lies;
     * one that a module has too is no news.
     */
    public static Merged merge(List<Module> modules, List<LooseTable> loose) {
        if (loose.isEmpty()) {
            return merge(modules);
        }
        Set<Table> known =
                modules.stream().flatMap(module -> module.catalog().tables()).collect(Collectors.toSet());
        List<Module> all = new ArrayList<>(modules);
        List<Problem> lost = new ArrayList<>();
        for (LooseTable table : loose) {
            if (table.placed()) {
                all.add(table.module());
            } else if (!known.contains(table.table())) {
                lost.add(table.problem());
            }
        }
        Merged merged = merge(all);
        lost.addAll(merged.problems());
        return new Merged(merged.catalog(), lost);
    }

    private List<Database> merged() {
        return databases.values().stream()
                .map(declared -> declared.value()
                        .withTables(tables.getOrDefault(declared.value().name(), Map.of()).values().stream()
                                .map(Declared::merged)
                                .toList()))
                .toList();
    }

    private void addHeaders(Module module) {
        module.catalog().databases().forEach(database -> addHeader(module, settled(module.catalog(), database)));
    }

    private void addTables(Module module) {
        module.catalog()
                .databases()
                .forEach(database -> database.tables().forEach(table -> addTable(module, database, table)));
    }

    /** The database with what its module's catalog says for it filled in. */
    private static Database settled(Catalog catalog, Database database) {
        String root = catalog.location().isEmpty()
                ? database.location()
                : Locations.below(catalog.location(), database.location(), database.name());
        return new Database(
                database.name(),
                database.description(),
                database.owner().isEmpty() ? catalog.owner() : database.owner(),
                root,
                database.notebook(),
                database.roapi().orElse(catalog.roapi()),
                List.of(),
                database.origin());
    }

    private void addHeader(Module module, Database database) {
        Declared<Database> known = databases.get(database.name());
        if (known == null
                || (known.value().origin().isEmpty() && database.origin().isPresent())) {
            databases.put(database.name(), new Declared<>(module, database, database));
            return;
        }
        Optional<Origin> origin = database.origin();
        if (origin.isPresent() && !known.value().equals(database)) {
            problems.add(new Problem(
                    Rule.NL0503,
                    origin.get().annotation("Database").at("name"),
                    "database '" + database.name() + "' is declared in " + known.label() + " and, differently, in "
                            + module.label(),
                    "keep one @Database(name = \"" + database.name() + "\") in one module"));
        }
    }

    private void addTable(Module module, Database database, Table table) {
        Map<String, Declared<Table>> siblings = tables.computeIfAbsent(database.name(), name -> new TreeMap<>());
        Declared<Table> known = siblings.get(table.name());
        if (known == null) {
            siblings.put(table.name(), new Declared<>(module, table, placed(module.catalog(), database, table)));
        } else if (!known.value().equals(table)) {
            problems.add(disagreement(
                    table,
                    "is declared by " + known.value().origin() + " in " + known.label() + " and, differently, by "
                            + table.origin() + " in " + module.label() + difference(known, module, table),
                    "rename one of them, or depend on one version of the module"));
        } else {
            String first = known.module().catalog().location(table);
            String later = module.catalog().location(table);
            if (!first.isEmpty() && !later.isEmpty() && !first.equals(later)) {
                problems.add(disagreement(
                        table,
                        "lies at '" + first + "' in " + known.label() + " and at '" + later + "' in " + module.label(),
                        "write an absolute location in @Table, or one root in @Database(name = \"" + table.database()
                                + "\")"));
            }
        }
    }

    private static String difference(Declared<Table> known, Module module, Table table) {
        String difference = TableDifference.between(known.label(), known.value(), module.label(), table);
        return difference.isEmpty() ? "" : ": " + difference;
    }

    private static Problem disagreement(Table table, String message, String fix) {
        return new Problem(Rule.NL0504, table.origin(), "table '" + table.qualifiedName() + "' " + message, fix);
    }

    /** The table with what its module's defaults say for it, where the merged database says something else. */
    private Table placed(Catalog catalog, Database database, Table table) {
        Database own = settled(catalog, database);
        Database merged = Objects.requireNonNull(databases.get(database.name()), "headers come before tables")
                .merged();
        boolean moved = !own.location().isEmpty() && !own.location().equals(merged.location());
        boolean disowned = !own.owner().isEmpty() && !own.owner().equals(merged.owner());
        boolean served = !own.roapi().equals(RoapiOptions.NONE) && !own.roapi().equals(merged.roapi());
        if (!moved && !disowned && !served) {
            return table;
        }
        boolean stored = table.format() != Format.FUNCTION;
        return table.withInherited(
                moved && stored ? catalog.location(table) : table.location(),
                disowned ? catalog.owner(table) : table.owner(),
                served ? catalog.roapi(table) : table.roapi());
    }

    /**
     * What a module declared.
     *
     * @param module the module
     * @param value as it was declared
     * @param merged as it stands in the merged catalog
     */
    private record Declared<T>(Module module, T value, T merged) {

        String label() {
            return module.label();
        }
    }
}
