package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Table;

/** Where authors wrote what a check complains about. */
final class Places {

    private Places() {}

    /** An attribute of a table's {@code @Table}. */
    static Origin table(Table table, String attribute) {
        return table.origin().annotation("Table").at(attribute);
    }

    /** What gives a table its name: the attribute, if it was written, else the declaration. */
    static Origin name(Table table) {
        return named(table) ? table(table, "name") : table.origin();
    }

    /** Whether a table's name was written, and not taken from Java. */
    static boolean named(Table table) {
        Origin origin = table.origin();
        String type = origin.type();
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return !table.name().equals(Names.snakeCase(origin.member().isEmpty() ? simple : origin.member()));
    }

    /** What gives a column its name: the attribute, if it was written, else the member. */
    static Origin name(Column column) {
        return named(column) ? column.origin().annotation("Column").at("name") : column.origin();
    }

    /** Whether a column's name was written, and not taken from Java. */
    static boolean named(Column column) {
        return !column.name().equals(Names.snakeCase(column.member()));
    }
}
