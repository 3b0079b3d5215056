package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Panel.Aggregation;
import io.neuralake.catalog.Panel.Kind;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reports panels of unknown columns, panels that lack what their kind needs, and columns that cannot be shown so. */
public final class PanelCheck implements TableCheck {

    private static final Set<ColumnType> TIMES = Set.of(Scalar.INSTANT, Scalar.TIMESTAMP, Scalar.DATE);
    private static final Set<ColumnType> NUMBERS =
            Set.of(Scalar.INT8, Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.FLOAT32, Scalar.FLOAT64);

    @Override
    public Stream<Problem> check(Table table) {
        return table.panels().isEmpty()
                ? Stream.empty()
                : table.panels().stream().flatMap(panel -> panel(table, panel).stream());
    }

    private static List<Problem> panel(Table table, Panel panel) {
        List<Problem> problems = new ArrayList<>();
        if (panel.title().isBlank()) {
            problems.add(
                    problem(panel.origin().at("title"), panel, "has no title", "say in a few words what it shows"));
        }
        if (!panel.sql().isBlank()) {
            query(panel, problems);
        } else {
            needs(table, panel, problems);
            columns(table, panel, problems);
        }
        return problems;
    }

    private static void query(Panel panel, List<Problem> problems) {
        if (!panel.columns().isEmpty() || !panel.by().isEmpty()) {
            problems.add(problem(
                    panel.origin().at("sql"),
                    panel,
                    "has a query and columns, but it shows either",
                    "remove sql = …, or remove columns and by"));
        }
    }

    private static void needs(Table table, Panel panel, List<Problem> problems) {
        boolean counted = panel.kind() != Kind.TABLE && panel.aggregation() == Aggregation.COUNT;
        if (panel.columns().isEmpty() && !counted) {
            problems.add(problem(
                    panel.origin(), panel, "shows nothing", "write columns = \"name_of_the_column\", or sql = \"…\""));
        }
        if (panel.kind() == Kind.BARS && panel.by().isEmpty()) {
            problems.add(problem(
                    panel.origin(),
                    panel,
                    "has bars, but no column that they stand for",
                    "write by = \"name_of_the_column\""));
        }
        if ((panel.kind() == Kind.STAT || panel.kind() == Kind.TABLE)
                && !panel.by().isEmpty()) {
            problems.add(problem(
                    panel.origin().at("by"),
                    panel,
                    "is of kind " + panel.kind() + ", which shows no values of '" + panel.by() + "' apart",
                    "remove by = …, or write kind = PanelKind.BARS"));
        }
        if (panel.kind() == Kind.TIME_SERIES
                && table.columns().stream().noneMatch(column -> TIMES.contains(column.type()))) {
            problems.add(problem(
                    panel.origin(),
                    panel,
                    "is a time series, but table '" + table.name() + "' has no column of times",
                    "write kind = PanelKind.STAT or PanelKind.BARS"));
        }
    }

    private static void columns(Table table, Panel panel, List<Problem> problems) {
        for (int i = 0; i < panel.columns().size(); i++) {
            Origin origin = panel.origin().at("columns").item(i);
            String name = panel.columns().get(i);
            table.column(name)
                    .ifPresentOrElse(
                            column -> shown(panel, column, origin, problems),
                            () -> problems.add(ColumnListCheck.unknown(table, Rule.NL0126, name, origin)));
        }
        if (!panel.by().isEmpty()) {
            Origin origin = panel.origin().at("by");
            table.column(panel.by())
                    .ifPresentOrElse(
                            column -> split(panel, column, origin, problems),
                            () -> problems.add(ColumnListCheck.unknown(table, Rule.NL0126, panel.by(), origin)));
        }
    }

    private static void shown(Panel panel, Column column, Origin origin, List<Problem> problems) {
        boolean any = panel.kind() == Kind.TABLE || panel.aggregation() == Aggregation.COUNT;
        boolean known = !(column.type() instanceof ColumnType.Unsupported);
        if (known && !any && !NUMBERS.contains(column.type()) && !(column.type() instanceof ColumnType.Decimal)) {
            problems.add(new Problem(
                    Rule.NL0128,
                    origin,
                    "column '" + column.name() + "' is " + column.type().text() + ", and " + panel.aggregation()
                            + " needs numbers",
                    "write aggregation = Aggregation.COUNT, or another column"));
        }
    }

    private static void split(Panel panel, Column column, Origin origin, List<Problem> problems) {
        if (column.type().nested() || column.type() == Scalar.BINARY) {
            problems.add(new Problem(
                    Rule.NL0128,
                    origin,
                    "column '" + column.name() + "' is " + column.type().text() + ", which does not name a "
                            + (panel.kind() == Kind.BARS ? "bar" : "line"),
                    "write by = \"…\" with a column of texts, an enum or a number"));
        }
    }

    private static Problem problem(Origin origin, Panel panel, String reason, String fix) {
        String which = panel.title().isBlank() ? "a @Panel" : "panel '" + panel.title() + "'";
        return new Problem(Rule.NL0127, origin, which + " " + reason, fix);
    }
}
