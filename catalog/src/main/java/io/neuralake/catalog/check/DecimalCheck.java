package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Reports decimals that are larger than storage formats can hold, or have more digits after the point than in all. */
public final class DecimalCheck implements TableCheck {

    private static final int MOST_DIGITS = 38;

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Column column : NestedColumns.all(table)) {
            for (ColumnType type : NestedColumns.parts(column.type())) {
                if (type instanceof ColumnType.Decimal decimal) {
                    decimal(column, decimal).forEach(problems::add);
                }
            }
        }
        return problems.stream();
    }

    private static Stream<Problem> decimal(Column column, ColumnType.Decimal type) {
        if (type.precision() < 1 || type.precision() > MOST_DIGITS) {
            return Stream.of(new Problem(
                    Rule.NL0303,
                    column.origin().annotation("Decimal").at("precision"),
                    "precision " + type.precision() + " of column '" + column.name() + "' is not within 1 to "
                            + MOST_DIGITS,
                    "write precision = " + (type.precision() < 1 ? 18 : MOST_DIGITS)));
        }
        if (type.scale() < 0 || type.scale() > type.precision()) {
            return Stream.of(new Problem(
                    Rule.NL0303,
                    column.origin().annotation("Decimal").at("scale"),
                    "scale " + type.scale() + " of column '" + column.name() + "' is not within 0 to its precision, "
                            + type.precision(),
                    "write scale = " + (type.scale() < 0 ? 0 : type.precision())));
        }
        return Stream.empty();
    }
}
