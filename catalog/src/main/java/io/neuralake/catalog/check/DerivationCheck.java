package io.neuralake.catalog.check;

import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Derivation.DerivedColumn;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports derivations that do not name one table, and computed columns that the table does not have. */
public final class DerivationCheck implements TableCheck {

    private static final Pattern QUALIFIED = Pattern.compile("[^.\\s]+\\.[^.\\s]+");

    @Override
    public Stream<Problem> check(Table table) {
        return table.derivedFrom().isEmpty()
                ? Stream.empty()
                : table.derivedFrom().stream()
                        .flatMap(derivation ->
                                Stream.concat(source(table, derivation).stream(), columns(table, derivation)));
    }

    private static Optional<Problem> source(Table table, Derivation derivation) {
        String name = derivation.table();
        if (derivation.type().isEmpty() && name.isEmpty()) {
            return Optional.of(new Problem(
                    Rule.NL0122,
                    derivation.origin(),
                    "@DerivedFrom on table '" + table.name() + "' names no table",
                    "write the class that declares the table, @DerivedFrom(Spikes.class), or table ="
                            + " \"database.name\""));
        }
        if (!derivation.type().isEmpty() && !name.isEmpty()) {
            return Optional.of(new Problem(
                    Rule.NL0122,
                    derivation.origin().at("table"),
                    "@DerivedFrom on table '" + table.name() + "' names class '" + simple(derivation.type())
                            + "' and table '" + name + "', but a derivation has one source",
                    "remove table = …, or write a second @DerivedFrom"));
        }
        return name.isEmpty() || QUALIFIED.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Rule.NL0122,
                        derivation.origin().at("table"),
                        "'" + name + "' is no name of a table, which is its database and its own name, joined by a dot",
                        "write table = \"" + table.database() + "." + Identifiers.nearest(name, "spikes") + "\""));
    }

    private static Stream<Problem> columns(Table table, Derivation derivation) {
        return IntStream.range(0, derivation.columns().size()).boxed().flatMap(index -> {
            DerivedColumn column = derivation.columns().get(index);
            Origin origin = derivation.origin().at("columns").item(index);
            if (!column.name().isEmpty() && table.column(column.name()).isEmpty()) {
                return Stream.of(ColumnListCheck.unknown(table, Rule.NL0124, column.name(), origin));
            }
            return column.from().isEmpty() ? Stream.of(without(derivation, column, origin)) : Stream.empty();
        });
    }

    private static Problem without(Derivation derivation, DerivedColumn column, Origin origin) {
        String what = column.name().isEmpty() ? "a column" : "column '" + column.name() + "'";
        return new Problem(
                Rule.NL0124,
                origin,
                "@DerivedColumn names no column of '" + simple(derivation.source()) + "' that " + what
                        + " is computed from",
                "write from = \"name_of_the_column\", or remove the @DerivedColumn");
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
