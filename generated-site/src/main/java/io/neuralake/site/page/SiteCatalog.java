package io.neuralake.site.page;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Table;
import io.neuralake.site.text.PageName;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A catalog with what pages ask across its tables: who has a column of a name, who is computed from whom. */
public final class SiteCatalog {

    private final Catalog catalog;
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<String, Table> byName = new HashMap<>();
    private final Map<Origin, Table> byOrigin = new HashMap<>();
    private final SortedMap<String, List<ColumnUse>> uses = new TreeMap<>();
    private final Map<String, List<Table>> dependents = new HashMap<>();

    /** The catalog in the order of its names. */
    public SiteCatalog(Catalog catalog) {
        this.catalog = catalog.withDatabases(catalog.databases().stream()
                .sorted(Comparator.comparing(Database::name))
                .map(database -> database.withTables(database.tables().stream()
                        .sorted(Comparator.comparing(Table::name))
                        .toList()))
                .toList());
        this.catalog.databases().forEach(database -> databases.put(database.name(), database));
        this.catalog.tables().forEach(this::add);
        this.catalog
                .tables()
                .forEach(table -> sources(table)
                        .forEach(source -> dependents
                                .computeIfAbsent(source.qualifiedName(), name -> new ArrayList<>())
                                .add(table)));
    }

    /**
     * A column of a table.
     *
     * @param table the table
     * @param column the column
     */
    public record ColumnUse(Table table, Column column) {}

    private void add(Table table) {
        byName.put(table.qualifiedName(), table);
        byOrigin.putIfAbsent(table.origin(), table);
        for (Column column : table.columns()) {
            uses.computeIfAbsent(column.name(), name -> new ArrayList<>(2)).add(new ColumnUse(table, column));
        }
    }

    /** The catalog, sorted. */
    public Catalog catalog() {
        return catalog;
    }

    /** The name that pages show for the whole: that of the class that opens it. */
    public String label() {
        return catalog.name().isEmpty() ? "Catalog" : Visible.text(Names.upperCamel(catalog.name())) + "Catalog";
    }

    /** The database of a table. */
    public Optional<Database> database(Table table) {
        return Optional.ofNullable(databases.get(table.database()));
    }

    /** The table of a qualified name. */
    public Optional<Table> table(String qualifiedName) {
        return Optional.ofNullable(byName.get(qualifiedName));
    }

    /** The table that a derivation names, if it is in the catalog. */
    public Optional<Table> source(Derivation derivation) {
        return derivation.table().isEmpty()
                ? Optional.ofNullable(byOrigin.get(Origin.of(derivation.type())))
                : table(derivation.table());
    }

    /** The tables from which one is computed, once each. */
    public List<Table> sources(Table table) {
        Map<String, Table> sources = new LinkedHashMap<>();
        for (Derivation derivation : table.derivedFrom()) {
            source(derivation).ifPresent(source -> sources.putIfAbsent(source.qualifiedName(), source));
        }
        return List.copyOf(sources.values());
    }

    /** The tables that are computed from one. */
    public List<Table> dependents(Table table) {
        return dependents.getOrDefault(table.qualifiedName(), List.of());
    }

    /** Who has a column of a name, by database and table. */
    public List<ColumnUse> uses(String column) {
        return uses.getOrDefault(column, List.of());
    }

    /** All names of columns with who has them, by name. */
    public SortedMap<String, List<ColumnUse>> uses() {
        return Collections.unmodifiableSortedMap(uses);
    }

    /** Whether a column name has a page: several tables have it. */
    public boolean shared(String column) {
        return uses(column).size() > 1;
    }

    /** Path of a database's page below the root of the site, without its ending. */
    public static String path(Database database) {
        return databasePath(database.name());
    }

    /** Path of the page of the database of a name. */
    public static String databasePath(String database) {
        return "tables/" + PageName.of(database);
    }

    /** Path of a table's page below the root of the site, without its ending. */
    public static String path(Table table) {
        return databasePath(table.database()) + "/" + PageName.of(table.name());
    }

    /** Path of the page of a column name below the root of the site, without its ending. */
    public static String columnPath(String column) {
        return "columns/" + PageName.of(column);
    }

    /** The anchor of a column on its table's page. */
    public static String anchor(String column) {
        return "column-" + PageName.of(column);
    }
}
