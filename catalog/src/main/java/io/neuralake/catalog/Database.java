package io.neuralake.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A named group of tables, and what they have in common.
 *
 * @param name name in the catalog
 * @param description what the tables have in common, in Markdown
 * @param owner owner of the tables that name none
 * @param location root of relative table locations; empty to use the catalog's
 * @param notebook URL of an introductory notebook
 * @param roapi defaults for its tables
 * @param tables tables by name
 * @param origin where it was declared; empty if only tables name it
 */
public record Database(
        String name,
        String description,
        String owner,
        String location,
        String notebook,
        RoapiOptions roapi,
        List<Table> tables,
        Optional<Origin> origin) {

    /** Copies the tables. */
    public Database {
        tables = List.copyOf(tables);
    }

    /** A database that only its tables name. */
    public static Database named(String name, List<Table> tables) {
        return new Database(name, "", "", "", "", RoapiOptions.NONE, tables, Optional.empty());
    }

    /** The same database with other tables. */
    public Database withTables(List<Table> others) {
        return new Database(name, description, owner, location, notebook, roapi, others, origin);
    }

    /** The same database somewhere else. */
    public Database withLocation(String other) {
        return new Database(name, description, owner, other, notebook, roapi, tables, origin);
    }

    /** The table of a name, compared exactly. */
    public Optional<Table> table(String tableName) {
        return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
    }
}
