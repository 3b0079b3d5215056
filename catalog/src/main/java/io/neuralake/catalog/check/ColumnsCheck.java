package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports tables that have no column, or none but partitions; {@link FunctionCheck} speaks for functions. */
public final class ColumnsCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        if (table.columns().isEmpty()) {
            return table.function().isPresent() ? Stream.empty() : Stream.of(without(table));
        }
        boolean stored = table.format() == Format.DELTA || table.format() == Format.PARQUET;
        return stored && table.columns().stream().allMatch(Column::partition)
                ? Stream.of(onlyPartitions(table))
                : Stream.empty();
    }

    private static Problem without(Table table) {
        String members = switch (table.row().kind()) {
            case RECORD -> "add a record component";
            case INTERFACE -> "add a method without parameters";
            case CLASS, NONE -> "add a field that is not static";
        };
        return new Problem(
                Rule.NL0105,
                table.origin(),
                "table '" + table.name() + "' has no column",
                members + ", for example 'long id'");
    }

    private static Problem onlyPartitions(Table table) {
        return new Problem(
                Rule.NL0106,
                table.origin(),
                "all columns of table '" + table.name() + "' are partitions, so its files hold no column",
                "remove @Partition from one of " + String.join(", ", table.columnNames()) + ", or add a column");
    }
}
