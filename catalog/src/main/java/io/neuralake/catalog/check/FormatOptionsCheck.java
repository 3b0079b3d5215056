package io.neuralake.catalog.check;

import io.neuralake.catalog.Format;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports options that mean nothing on a table of its format. */
public final class FormatOptionsCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        if (table.function().isPresent() != (table.format() == Format.FUNCTION)) {
            // What else is said may be right once the format is.
            return Stream.of(format(table));
        }
        List<Problem> problems = new ArrayList<>();
        partitioning(table).ifPresent(problems::add);
        relation(table).ifPresent(problems::add);
        partitions(table).forEach(problems::add);
        roapi(table).ifPresent(problems::add);
        return problems.stream();
    }

    private static Problem format(Table table) {
        return new Problem(
                Rule.NL0404,
                Places.table(table, "format"),
                table.function().isPresent()
                        ? "method '" + table.origin().member() + "' computes its rows, but its format is "
                                + table.format()
                        : "table '" + table.name() + "' is a type, but format FUNCTION belongs to a method",
                table.function().isPresent()
                        ? "remove format = …"
                        : "write the format in which the data is stored, for example format = Format.DELTA");
    }

    private static Optional<Problem> partitioning(Table table) {
        if (table.partitioning().isEmpty()) {
            return Optional.empty();
        }
        Partitioning partitioning = table.partitioning().get();
        if (table.format() != Format.PARQUET) {
            return Optional.of(new Problem(
                    Rule.NL0404,
                    Places.table(table, "partitioning"),
                    "partitioning " + partitioning
                            + " says how directories of a PARQUET table are named, but the format" + " of table '"
                            + table.name() + "' is " + table.format(),
                    table.format() == Format.DELTA
                            ? "remove partitioning = …, for a Delta table knows its partitions, or write format ="
                                    + " Format.PARQUET"
                            : "remove partitioning = …"));
        }
        return table.partitions().isEmpty() && !table.columns().isEmpty()
                ? Optional.of(new Problem(
                        Rule.NL0404,
                        Places.table(table, "partitioning"),
                        "partitioning " + partitioning + " says how partition directories are named, but no column of"
                                + " table '" + table.name() + "' is a partition",
                        "add @Partition to the columns that choose the directory, or remove partitioning = …"))
                : Optional.empty();
    }

    private static Optional<Problem> relation(Table table) {
        return table.relation().isEmpty() || table.format() == Format.JDBC
                ? Optional.empty()
                : Optional.of(new Problem(
                        Rule.NL0404,
                        Places.table(table, "relation"),
                        "relation '" + table.relation() + "' names a table of a relational database, but the format of"
                                + " table '" + table.name() + "' is " + table.format(),
                        "remove relation = …, or write format = Format.JDBC"));
    }

    private static Stream<Problem> partitions(Table table) {
        return switch (table.format()) {
            case DELTA, PARQUET -> Stream.empty();
            case JDBC, FUNCTION ->
                table.partitions().stream()
                        .map(column -> new Problem(
                                Rule.NL0404,
                                column.origin().annotation("Partition"),
                                "column '" + column.name() + "' is a partition, but a table of format " + table.format()
                                        + " has no directories",
                                "remove @Partition"));
        };
    }

    private static Optional<Problem> roapi(Table table) {
        RoapiOptions roapi = table.roapi();
        boolean served = roapi.name().isPresent()
                || roapi.memoryTable().isPresent()
                || roapi.reloadSeconds().isPresent();
        return table.format() != Format.FUNCTION || !served
                ? Optional.empty()
                : Optional.of(new Problem(
                        Rule.NL0404,
                        table.origin().annotation("Roapi"),
                        "table '" + table.name() + "' is computed by a method, which ROAPI cannot call",
                        "remove @Roapi"));
    }
}
