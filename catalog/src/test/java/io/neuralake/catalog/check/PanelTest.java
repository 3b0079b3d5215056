package io.neuralake.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Panel.Aggregation;
import io.neuralake.catalog.Panel.Kind;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NL0126 to NL0128: panels of dashboards. */
final class PanelTest {

    private static final Table TRIPS = Tables.of(
                    "trips",
                    Columns.of("city", Scalar.STRING).build(),
                    Columns.of("started_at", Scalar.INSTANT).build(),
                    Columns.of("fare", Scalar.FLOAT64).build(),
                    Columns.of("price", new ColumnType.Decimal(12, 2)).build(),
                    Columns.of("stops", new ColumnType.ListOf(Scalar.STRING, false))
                            .build())
            .build();
    private static final Table STOPS =
            Tables.of("stops", Columns.of("name", Scalar.STRING).build()).build();
    private static final Origin PANEL = TRIPS.origin().annotation("Panel");

    private static Panel panel(Kind kind, Aggregation aggregation, String by, String... columns) {
        return new Panel("Fares", kind, List.of(columns), aggregation, by, "", "", "", PANEL);
    }

    private static Stream<Problem> problems(Table table, Panel panel) {
        return new PanelCheck().check(table.withPanels(List.of(panel)));
    }

    private static Stream<String> texts(Panel panel) {
        return problems(TRIPS, panel).map(Problem::text);
    }

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void numbersAreShownInEveryWay(Aggregation aggregation) {
        assertThat(problems(TRIPS, panel(Kind.TIME_SERIES, aggregation, "city", "fare", "price")))
                .isEmpty();
        assertThat(problems(TRIPS, panel(Kind.STAT, aggregation, "", "fare"))).isEmpty();
        assertThat(problems(TRIPS, panel(Kind.BARS, aggregation, "city", "price")))
                .isEmpty();
        assertThat(problems(TRIPS, panel(Kind.TABLE, aggregation, "", "city", "stops")))
                .isEmpty();
    }

    @Test
    void anythingCanBeCountedAndRowsNeedNoColumn() {
        assertThat(problems(TRIPS, panel(Kind.TIME_SERIES, Aggregation.COUNT, "city")))
                .isEmpty();
        assertThat(problems(TRIPS, panel(Kind.STAT, Aggregation.COUNT, "", "stops")))
                .isEmpty();
    }

    @Test
    void queriesNeedNoColumns() {
        Panel query = new Panel("Fares", Kind.TIME_SERIES, List.of(), Aggregation.MEAN, "", "SELECT 1", "", "", PANEL);

        assertThat(problems(STOPS, query)).isEmpty();
    }

    @Test
    void unknownColumnIsReportedWhereItIsNamed() {
        assertThat(problems(TRIPS, panel(Kind.TIME_SERIES, Aggregation.MEAN, "citi", "fare", "fares")))
                .containsExactly(
                        new Problem(
                                Rule.NL0126,
                                PANEL.at("columns").item(1),
                                "table 'trips' has no column 'fares'",
                                "did you mean 'fare'?"),
                        new Problem(
                                Rule.NL0126,
                                PANEL.at("by"),
                                "table 'trips' has no column 'citi'",
                                "did you mean 'city'?"));
    }

    @Test
    void panelWithoutWhatItsKindNeedsIsReported() {
        assertThat(texts(panel(Kind.STAT, Aggregation.MEAN, "")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("[NL0127] panel 'Fares' shows nothing"));
        assertThat(texts(panel(Kind.TABLE, Aggregation.COUNT, "")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("shows nothing"));
        assertThat(texts(panel(Kind.BARS, Aggregation.MEAN, "", "fare")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("no column that they stand for"));
        assertThat(texts(panel(Kind.STAT, Aggregation.MEAN, "city", "fare")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("is of kind STAT"));
        assertThat(problems(STOPS, panel(Kind.TIME_SERIES, Aggregation.COUNT, ""))
                        .map(Problem::text))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("table 'stops' has no column of times"));
    }

    @Test
    void panelWithoutTitleOrWithQueryAndColumnsIsReported() {
        Panel both = new Panel(" ", Kind.STAT, List.of("fare"), Aggregation.MEAN, "", "SELECT 1", "", "", PANEL);

        assertThat(problems(TRIPS, both))
                .extracting(Problem::origin)
                .containsExactly(PANEL.at("title"), PANEL.at("sql"));
    }

    @Test
    void columnThatCannotBeShownSoIsReported() {
        assertThat(texts(panel(Kind.TIME_SERIES, Aggregation.MEAN, "stops", "city")))
                .containsExactly(
                        "[NL0128] column 'city' is string, and MEAN needs numbers\n"
                                + "  fix: write aggregation = Aggregation.COUNT, or another column",
                        "[NL0128] column 'stops' is list<string>, which does not name a line\n"
                                + "  fix: write by = \"…\" with a column of texts, an enum or a number");
    }
}
