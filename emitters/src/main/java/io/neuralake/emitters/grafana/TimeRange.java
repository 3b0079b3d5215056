package io.neuralake.emitters.grafana;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * The time range that a dashboard has at first: the days of the documentation filters, in UTC. A filter with one end is
 * continued for a month; without any, it is the last month.
 */
final class TimeRange {

    private static final int MONTH = 30;

    private TimeRange() {}

    static JsonObject of(Table table) {
        return table.docFilters().stream()
                .filter(filter -> moment(table, filter))
                .findFirst()
                .map(TimeRange::of)
                .orElseGet(() -> range("now-" + MONTH + "d", "now"));
    }

    /** Whether a filter is one of days or moments. */
    static boolean moment(Table table, DocFilter filter) {
        boolean moments = table.column(filter.column())
                .map(column -> column.type() == Scalar.DATE
                        || column.type() == Scalar.TIMESTAMP
                        || column.type() == Scalar.INSTANT)
                .orElse(false);
        return moments
                && switch (filter.operator()) {
                    case EQ, IN, BETWEEN, LT, LE, GT, GE ->
                        days(filter).size() == filter.values().size();
                    default -> false;
                };
    }

    private static JsonObject of(DocFilter filter) {
        List<LocalDate> days = days(filter);
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        return switch (filter.operator()) {
            case LT, LE -> range(last.minusDays(MONTH), last);
            case GT, GE -> range(first, first.plusDays(MONTH));
            default -> range(first, last);
        };
    }

    private static List<LocalDate> days(DocFilter filter) {
        try {
            return filter.values().stream()
                    .map(value -> LocalDate.parse(value.substring(0, Math.min(value.length(), 10))))
                    .sorted()
                    .toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }

    private static JsonObject range(LocalDate first, LocalDate last) {
        return range(first + "T00:00:00.000Z", last + "T23:59:59.999Z");
    }

    private static JsonObject range(String from, String to) {
        return new JsonObject().set("from", from).set("to", to);
    }
}
