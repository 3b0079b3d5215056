package io.neuralake.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything that one merge publishes.
 *
 * @param name name of the catalog; empty if no {@code @Catalog} names it
 * @param description what it holds, in Markdown
 * @param owner owner of the databases that name none
 * @param location root of relative locations; may be empty
 * @param notebook URL of the notebook service
 * @param roapi defaults for its tables
 * @param databases databases by name
 * @param origin where it was declared, if it was
 * @param suppressions what its declarations say about rules, sorted by place
 * @param picked databases of other modules that it picks; absent if it takes whatever is there
 */
public record Catalog(
        String name,
        String description,
        String owner,
        String location,
        String notebook,
        RoapiOptions roapi,
        List<Database> databases,
        Optional<Origin> origin,
        List<Suppression> suppressions,
        Optional<List<PickedDatabase>> picked) {

    /** Copies the databases, suppressions and picked databases. */
    public Catalog {
        databases = List.copyOf(databases);
        suppressions = List.copyOf(suppressions);
        picked = picked.map(List::copyOf);
    }

    /** A catalog in which no rule is suppressed, and that takes whatever is there. */
    public Catalog(
            String name,
            String description,
            String owner,
            String location,
            String notebook,
            RoapiOptions roapi,
            List<Database> databases,
            Optional<Origin> origin) {
        this(name, description, owner, location, notebook, roapi, databases, origin, List.of(), Optional.empty());
    }

    /** A catalog that nothing names. */
    public static Catalog unnamed(List<Database> databases) {
        return new Catalog("", "", "", "", "", RoapiOptions.NONE, databases, Optional.empty());
    }

    /** The same catalog with other databases. */
    public Catalog withDatabases(List<Database> others) {
        return new Catalog(name, description, owner, location, notebook, roapi, others, origin, suppressions, picked);
    }

    /** The same catalog with other suppressions. */
    public Catalog withSuppressions(List<Suppression> others) {
        return new Catalog(name, description, owner, location, notebook, roapi, databases, origin, others, picked);
    }

    /** The same catalog with other databases picked. */
    public Catalog withPicked(Optional<List<PickedDatabase>> others) {
        return new Catalog(
                name, description, owner, location, notebook, roapi, databases, origin, suppressions, others);
    }

    /** The same catalog with the locations of itself, its databases and its tables changed. */
    public Catalog withLocations(UnaryOperator<String> change) {
        List<Database> moved = databases.stream()
                .map(database -> database.withLocation(change.apply(database.location()))
                        .withTables(database.tables().stream()
                                .map(table -> table.withInherited(
                                        change.apply(table.location()), table.owner(), table.roapi()))
                                .toList()))
                .toList();
        return new Catalog(
                name, description, owner, change.apply(location), notebook, roapi, moved, origin, suppressions, picked);
    }

    /** Names of the databases that it has when it is opened: its own and those that it picks; absent if it has all. */
    public Optional<Set<String>> reach() {
        return picked.map(others -> {
            Set<String> names = new TreeSet<>();
            databases.forEach(database -> names.add(database.name()));
            others.stream()
                    .map(PickedDatabase::name)
                    .filter(other -> !other.isEmpty())
                    .forEach(names::add);
            return names;
        });
    }

    /** All tables, in the order of databases and tables. */
    public Stream<Table> tables() {
        return databases.stream().flatMap(database -> database.tables().stream());
    }

    /** The database of a name, compared exactly. */
    public Optional<Database> database(String databaseName) {
        return databases.stream()
                .filter(database -> database.name().equals(databaseName))
                .findFirst();
    }

    /** The table of a qualified name, {@code implant.implant_diagnostics}. */
    public Optional<Table> table(String qualifiedName) {
        return tables().filter(table -> table.qualifiedName().equals(qualifiedName))
                .findFirst();
    }

    /** The table that a derivation names, if it is in the catalog. */
    public Optional<Table> source(Derivation derivation) {
        if (!derivation.table().isEmpty()) {
            return table(derivation.table());
        }
        Origin declaration = Origin.of(derivation.type());
        return tables().filter(table -> table.origin().equals(declaration)).findFirst();
    }

    /**
     * Where a table's data lies: its own location, or one below the root of its database or of the catalog. Empty if
     * nothing says so, and for a function. A relational table without a location uses its database's as it is.
     * Placeholders stay.
     */
    public String location(Table table) {
        return switch (table.format()) {
            case DELTA, PARQUET -> Locations.below(root(table.database()), table.location(), table.name());
            case JDBC -> table.location().isEmpty() ? declaredRoot(table.database()) : table.location();
            case FUNCTION -> "";
        };
    }

    private String root(String databaseName) {
        String declared = declaredRoot(databaseName);
        return declared.isEmpty() && location.isEmpty() ? "" : Locations.below(location, declared, databaseName);
    }

    private String declaredRoot(String databaseName) {
        return database(databaseName).map(Database::location).orElse("");
    }

    /** Who answers for a table: its owner, or its database's, or the catalog's; empty if nobody does. */
    public String owner(Table table) {
        if (!table.owner().isEmpty()) {
            return table.owner();
        }
        String databaseOwner = database(table.database()).map(Database::owner).orElse("");
        return databaseOwner.isEmpty() ? owner : databaseOwner;
    }

    /** How ROAPI serves a table, with the defaults of its database and of the catalog filled in. */
    public RoapiOptions roapi(Table table) {
        RoapiOptions defaults = database(table.database()).map(Database::roapi).orElse(RoapiOptions.NONE);
        return table.roapi().orElse(defaults).orElse(roapi);
    }

    /** Name under which ROAPI and the server serve a table: the one it was given, or database and name joined by {@code _}. */
    public String servedName(Table table) {
        return roapi(table).name().orElse(table.database() + "_" + table.name());
    }
}
