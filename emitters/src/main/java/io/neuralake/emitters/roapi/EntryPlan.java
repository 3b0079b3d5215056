package io.neuralake.emitters.roapi;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides how ROAPI serves a table, or why it cannot.
 *
 * <p>One table that ROAPI cannot load keeps its whole server from starting, so whatever is known to fail is left out or
 * replaced: partitioned tables are never held in memory, where they fail (Delta) or lose their partition columns
 * (Parquet).
 */
final class EntryPlan {

    private static final int DELTA_RELOAD_SECONDS = 60;
    private static final Pattern JDBC = Pattern.compile("jdbc:([A-Za-z0-9]+):(.*)", Pattern.DOTALL);
    private static final Pattern SQLITE_FILE = Pattern.compile("(?!file:)[^:?][^?]*");

    private final Catalog catalog;

    EntryPlan(Catalog catalog) {
        this.catalog = catalog;
    }

    Entry plan(Table table) {
        if (catalog.roapi(table).disable().orElse(false)) {
            return leftOut(table, "its declaration disables it");
        }
        return switch (table.format()) {
            case DELTA -> delta(table);
            case PARQUET -> parquet(table);
            case JDBC -> relational(table);
            case FUNCTION -> leftOut(table, "a Java method computes its rows");
        };
    }

    private Entry delta(Table table) {
        Location location = Location.of(catalog.location(table));
        Optional<String> refusal = location.refusal();
        if (refusal.isPresent()) {
            return leftOut(table, refusal.get());
        }
        List<String> notes = new ArrayList<>();
        boolean memory = memory(table, location, notes);
        OptionalInt asked = options(table).reloadSeconds();
        if (memory && asked.isPresent()) {
            notes.add("not reloaded: ROAPI never reloads a Delta table that is in memory");
        }
        OptionalInt reload = memory ? OptionalInt.empty() : OptionalInt.of(asked.orElse(DELTA_RELOAD_SECONDS));
        return new Entry.Served(
                catalog.servedName(table),
                location.uri(),
                "delta",
                Optional.of(memory),
                Optional.empty(),
                List.of(),
                List.of(),
                reload,
                notes);
    }

    private Entry parquet(Table table) {
        List<Column> partitions = table.partitions();
        if (!partitions.isEmpty() && table.partitioning().equals(Optional.of(Partitioning.DIRECTORY))) {
            return leftOut(table, "ROAPI reads no partition value from a directory that does not name its column");
        }
        for (Column partition : partitions) {
            if (!DataTypes.readableFromDirectory(partition.type())) {
                return leftOut(
                        table,
                        "ROAPI reads no " + partition.type().text() + " from a directory name (column "
                                + Yaml.quoted(partition.name()) + ")");
            }
        }
        Location location = Location.of(catalog.location(table));
        Optional<String> refusal = location.refusal();
        if (refusal.isPresent()) {
            return leftOut(table, refusal.get());
        }
        List<String> notes = new ArrayList<>();
        boolean memory = memory(table, location, notes);
        boolean file = partitions.isEmpty() && location.uri().endsWith(".parquet");
        List<Column> columns = table.columns().stream()
                .filter(Predicate.not(Column::partition))
                .toList();
        return new Entry.Served(
                catalog.servedName(table),
                file ? location.uri() : location.directoryUri(),
                "parquet",
                Optional.of(memory),
                Optional.empty(),
                partitions,
                memory ? List.of() : columns,
                options(table).reloadSeconds(),
                notes);
    }

    private Entry relational(Table table) {
        Matcher url = JDBC.matcher(catalog.location(table));
        if (!url.matches()) {
            return leftOut(table, "its location does not say which database it lies in");
        }
        if (!url.group(1).equals("sqlite")) {
            return leftOut(table, "ROAPI as published reads SQLite only, and not " + url.group(1));
        }
        if (!SQLITE_FILE.matcher(url.group(2)).matches()) {
            return leftOut(table, "ROAPI reads a SQLite database only from a plain path");
        }
        String relation = table.relation().isEmpty() ? table.name() : table.relation();
        List<String> notes = new ArrayList<>();
        if (options(table).reloadSeconds().isPresent()) {
            notes.add("not reloaded: ROAPI reads a relational table only when it starts");
        }
        return new Entry.Served(
                catalog.servedName(table),
                Location.sqlite(url.group(2)),
                "sqlite",
                Optional.empty(),
                Optional.of(identifier(relation)),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                notes);
    }

    /** Whether the table is held in memory: if that was asked for, and ROAPI can do it. */
    private boolean memory(Table table, Location location, List<String> notes) {
        if (!options(table).memoryTable().orElse(false)) {
            return false;
        }
        Optional<String> obstacle = obstacle(table, location);
        obstacle.ifPresent(reason -> notes.add("not in memory: ROAPI " + reason));
        return obstacle.isEmpty();
    }

    private static Optional<String> obstacle(Table table, Location location) {
        if (!table.partitions().isEmpty()) {
            return Optional.of("reads no partition columns into memory");
        }
        if (!location.plain()) {
            return Optional.of("finds no files in memory mode if their path has special characters");
        }
        return switch (table.format()) {
            case DELTA ->
                table.columns().stream().anyMatch(column -> holdsMany(column.type()))
                        ? Optional.of("reads no lists or maps of a Delta table into memory")
                        : Optional.empty();
            case PARQUET, JDBC, FUNCTION -> Optional.empty();
        };
    }

    private static boolean holdsMany(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream().anyMatch(field -> holdsMany(field.type()));
        }
        return type.nested();
    }

    /** A relation as ROAPI pastes it into its statement: with quotes, since a part may be a reserved word. */
    private static String identifier(String relation) {
        return relation.contains("\"") ? relation : "\"" + relation.replace(".", "\".\"") + "\"";
    }

    private RoapiOptions options(Table table) {
        return catalog.roapi(table);
    }

    private static Entry leftOut(Table table, String reason) {
        return new Entry.LeftOut(table.qualifiedName(), reason);
    }
}
