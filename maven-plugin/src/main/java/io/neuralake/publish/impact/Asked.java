package io.neuralake.publish.impact;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked about: a column, a table, or all tables of a database.
 *
 * @param name as it was asked, {@code implant.implant_diagnostics.local_ts}
 * @param tables the table, or those of the database
 * @param column the column, if it is one
 */
public record Asked(String name, List<Table> tables, Optional<Column> column) {

    /** Copies the tables. */
    public Asked {
        tables = List.copyOf(tables);
    }

    /**
     * Finds what a name means: {@code database}, {@code database.table} or {@code database.table.column}.
     *
     * @throws UnknownNameException if the catalog has nothing of that name; the message suggests the nearest one
     */
    public static Asked of(String name, Catalog catalog) {
        String[] parts = name.strip().split("\\.", -1);
        if (parts.length > 3 || Stream.of(parts).anyMatch(String::isBlank)) {
            throw new UnknownNameException(
                    "'" + name + "' is no name of a column, table or database",
                    "write database.table.column, database.table or database");
        }
        Database database = catalog.database(parts[0]).orElseThrow(() -> noDatabase(parts, catalog));
        if (parts.length == 1) {
            return new Asked(parts[0], database.tables(), Optional.empty());
        }
        Table table = database.table(parts[1]).orElseThrow(() -> noTable(parts, database, catalog));
        if (parts.length == 2) {
            return new Asked(table.qualifiedName(), List.of(table), Optional.empty());
        }
        Column column = table.column(parts[2])
                .orElseThrow(() -> new UnknownNameException(
                        "table '" + table.qualifiedName() + "' has no column '" + parts[2] + "'",
                        Names.nearest(parts[2], table.columnNames())
                                .map(near -> didYouMean(table.qualifiedName() + "." + near))
                                .orElseGet(() -> "its columns are " + String.join(", ", table.columnNames()))));
        return new Asked(table.qualifiedName() + "." + column.name(), List.of(table), Optional.of(column));
    }

    private static UnknownNameException noDatabase(String[] parts, Catalog catalog) {
        List<String> names = catalog.databases().stream().map(Database::name).toList();
        String known = names.isEmpty()
                ? "there is no table on the class path; are the modules compiled, and does one declare a @Table?"
                : "databases are " + String.join(", ", names);
        Optional<String> table = parts.length < 3 ? tableNamed(parts[0], catalog) : Optional.empty();
        return new UnknownNameException(
                "the catalog has no database '" + parts[0] + "'",
                table.map(found -> parts.length == 1 ? found : found + "." + parts[1])
                        .or(() -> Names.nearest(parts[0], names).map(near -> replaced(parts, 0, near)))
                        .map(Asked::didYouMean)
                        .orElse(known));
    }

    private static UnknownNameException noTable(String[] parts, Database database, Catalog catalog) {
        List<String> names = database.tables().stream().map(Table::name).toList();
        return new UnknownNameException(
                "database '" + database.name() + "' has no table '" + parts[1] + "'",
                Names.nearest(parts[1], names)
                        .map(near -> replaced(parts, 1, near))
                        .or(() -> tableNamed(parts[1], catalog)
                                .map(found -> parts.length == 2 ? found : found + "." + parts[2]))
                        .map(Asked::didYouMean)
                        .orElse("its tables are " + String.join(", ", names)));
    }

    private static Optional<String> tableNamed(String name, Catalog catalog) {
        return catalog.tables()
                .filter(table -> table.name().equals(name))
                .map(Table::qualifiedName)
                .findFirst();
    }

    private static String replaced(String[] parts, int index, String part) {
        String[] other = parts.clone();
        other[index] = part;
        return String.join(".", other);
    }

    private static String didYouMean(String name) {
        return "did you mean '" + name + "'?";
    }
}
