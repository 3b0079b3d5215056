package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** NL0607: a number that has a unit in its name states the unit where programs find it. */
final class UnitNameLint implements Lint {

    private static final Set<ColumnType.Scalar> NUMBERS = EnumSet.of(
            ColumnType.Scalar.INT8,
            ColumnType.Scalar.INT16,
            ColumnType.Scalar.INT32,
            ColumnType.Scalar.INT64,
            ColumnType.Scalar.FLOAT32,
            ColumnType.Scalar.FLOAT64);

    private static final Set<String> UNITS = Set.of(
            "ns", "us", "ms", "sec", "secs", "seconds", "minutes", "hours", "days", "percent", "pct", "bytes", "kb",
            "mb", "gb", "hz", "khz", "mhz", "mv", "uv", "ma", "celsius", "kelvin", "um", "mm", "cm", "km", "mg", "kg",
            "dbm", "deg", "degrees", "rad", "usd", "eur", "ppm", "rpm", "bpm");

    @Override
    public Rule rule() {
        return Rule.NL0607;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .flatMap(Fields::all)
                .filter(column -> number(column.type()) && column.unit().isBlank())
                .filter(column -> column.name().indexOf('_') > 0 && UNITS.contains(unit(column)))
                .map((Column column) -> new Problem(
                        Rule.NL0607,
                        column.origin(),
                        "column '" + column.name() + "' is in '" + unit(column)
                                + "' by its name, but does not state its unit",
                        "add @Column(unit = \"" + unit(column) + "\")"));
    }

    private static boolean number(ColumnType type) {
        return type instanceof ColumnType.Decimal
                || (type instanceof ColumnType.Scalar scalar && NUMBERS.contains(scalar));
    }

    private static String unit(Column column) {
        return column.name().substring(column.name().lastIndexOf('_') + 1);
    }
}
