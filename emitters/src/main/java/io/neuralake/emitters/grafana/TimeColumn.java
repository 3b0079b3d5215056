package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The column by which a dashboard's time range chooses rows: the first moment that every row has, or the first at all, or
 * the first day.
 *
 * <p>Grafana's macros end at the first closing parenthesis, so that no expression in one has any.
 *
 * @param column the column
 */
record TimeColumn(Column column) {

    static Optional<TimeColumn> of(Table table) {
        return Stream.<Optional<Column>>of(
                        first(table, false, Scalar.INSTANT),
                        first(table, false, Scalar.TIMESTAMP),
                        first(table, true, Scalar.INSTANT),
                        first(table, true, Scalar.TIMESTAMP),
                        first(table, false, Scalar.DATE),
                        first(table, true, Scalar.DATE))
                .flatMap(Optional::stream)
                .findFirst()
                .map(TimeColumn::new);
    }

    private static Optional<Column> first(Table table, boolean nullable, Scalar type) {
        return table.columns().stream()
                .filter(column -> column.type() == type && column.nullable() == nullable)
                .filter(column -> column.classification() != Classification.PII)
                .findFirst();
    }

    /** Whether it knows days only. */
    boolean day() {
        return column.type() == Scalar.DATE;
    }

    /** What chooses the rows of the time range; days by themselves, so that their directories are chosen too. */
    String filter() {
        String name = Sql.name(column.name());
        return day()
                ? name + " BETWEEN CAST(CAST($__timeFrom() AS TIMESTAMP) AS DATE)"
                        + " AND CAST(CAST($__timeTo() AS TIMESTAMP) AS DATE)"
                : "$__timeFilter(" + name + ")";
    }

    /** The start of the interval in which a row is, as the column {@code time}. */
    String group() {
        return "$__timeGroupAlias(" + moment() + ", $__interval)";
    }

    /** Milliseconds since 1970 of the newest row. */
    String newest() {
        return "extract(epoch FROM max(" + moment() + ")) * 1000";
    }

    private String moment() {
        return Sql.name(column.name()) + (day() ? "::timestamp" : "");
    }
}
