package io.neuralake.catalog.merge;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Says in words in what two declarations of one table differ: what readers of its data meet first, then the rest by name. */
final class TableDifference {

    private static final int SHOWN = 3;

    private final String first;
    private final String second;
    private final List<String> found = new ArrayList<>();

    private TableDifference(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Differences in columns, format and location, and in the rest if one type declares both; empty if there are none.
     *
     * @param first label of the module of the one table
     * @param second label of the module of the other
     */
    static String between(String first, Table one, String second, Table other) {
        TableDifference difference = new TableDifference(first, second);
        difference.columns(one, other);
        difference.value("format", one, other, Table::format);
        difference.value("location", one, other, table -> "'" + table.location() + "'");
        difference.value("schema version", one, other, Table::schemaVersion);
        if (one.origin().equals(other.origin())) {
            difference.rest(one, other);
        }
        int more = difference.found.size() - SHOWN;
        return String.join("; ", difference.found.subList(0, Math.min(SHOWN, difference.found.size())))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private void columns(Table one, Table other) {
        for (Column column : one.columns()) {
            other.column(column.name())
                    .ifPresentOrElse(
                            same -> column(column, same),
                            () -> found.add("column '" + column.name() + "' is only in " + first));
        }
        for (Column column : other.columns()) {
            if (one.column(column.name()).isEmpty()) {
                found.add("column '" + column.name() + "' is only in " + second);
            }
        }
        if (found.isEmpty() && !one.columnNames().equals(other.columnNames())) {
            found.add("the columns are in another order");
        }
    }

    private void column(Column one, Column other) {
        String is = "column '" + one.name() + "' is ";
        if (!one.type().equals(other.type())) {
            found.add(is + one.type().text() + " in " + first + " and "
                    + other.type().text() + " in " + second);
        } else if (one.nullable() != other.nullable()) {
            found.add(is + "nullable only in " + (one.nullable() ? first : second));
        } else if (one.partition() != other.partition()) {
            found.add(is + "a partition only in " + (one.partition() ? first : second));
        } else if (one.origin().equals(other.origin()) && !one.equals(other)) {
            found.add("column '" + one.name() + "' is described differently");
        }
    }

    private void value(String what, Table one, Table other, Function<Table, Object> value) {
        Object left = value.apply(one);
        Object right = value.apply(other);
        if (!left.equals(right)) {
            found.add(what + " is " + left + " in " + first + " and " + right + " in " + second);
        }
    }

    private void rest(Table one, Table other) {
        differs("directory layout", one, other, Table::partitioning);
        differs("relation", one, other, Table::relation);
        differs("function", one, other, Table::function);
        differs("description", one, other, Table::description);
        differs("owner", one, other, Table::owner);
        differs("classification", one, other, Table::classification);
        differs("deprecation", one, other, Table::deprecation);
        differs("sources", one, other, Table::derivedFrom);
        differs("unique columns", one, other, Table::uniqueColumns);
        differs("example filters", one, other, Table::docFilters);
        differs("panels", one, other, Table::panels);
        differs("ROAPI options", one, other, Table::roapi);
        differs("row type", one, other, Table::row);
        differs(
                "documentation",
                one,
                other,
                table -> List.of(
                        table.tags(),
                        table.links(),
                        table.docColumns(),
                        table.latency(),
                        table.source(),
                        table.notebook()));
    }

    private void differs(String what, Table one, Table other, Function<Table, Object> value) {
        if (!Objects.equals(value.apply(one), value.apply(other))) {
            found.add("the " + what + (what.endsWith("s") ? " differ" : " differs"));
        }
    }
}
