package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** NL0201 to NL0204: documentation filters and examples. */
final class DocFilterTest {

    private static final ColumnType COLOR =
            new ColumnType.Enumeration("lake.Color", List.of("RED", "GREEN", "DARK_BLUE"));
    private static final Origin FILTER = Tables.origin("trips").annotation("DocFilter", 0);

    private static Tables trips() {
        return Tables.of(
                "trips",
                Columns.of("city", Scalar.STRING).build(),
                int64("rider_id"),
                Columns.of("day", Scalar.DATE).nullable().build(),
                Columns.of("electric", Scalar.BOOLEAN).build(),
                Columns.of("color", COLOR).build(),
                Columns.of("tags", Columns.list(Scalar.INT32)).build(),
                Columns.of("route", Columns.list(Columns.struct("Point", int64("x"))))
                        .build());
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                Arguments.of("city", Operator.EQ, List.of("Oslo")),
                Arguments.of("city", Operator.NE, List.of("")),
                Arguments.of("city", Operator.BETWEEN, List.of("Aa", "Oslo")),
                Arguments.of("city", Operator.LIKE, List.of("O%")),
                Arguments.of("city", Operator.STARTS_WITH, List.of("Os")),
                Arguments.of("city", Operator.CONTAINS, List.of("%")),
                Arguments.of("rider_id", Operator.IN, List.of("1", "2", "3")),
                Arguments.of("rider_id", Operator.NOT_IN, List.of("-1")),
                Arguments.of("rider_id", Operator.BETWEEN, List.of("9", "10")),
                Arguments.of("rider_id", Operator.BETWEEN, List.of("9", "9")),
                Arguments.of("day", Operator.GE, List.of("2024-04-14")),
                Arguments.of("day", Operator.IS_NULL, List.of()),
                Arguments.of("day", Operator.IS_NOT_NULL, List.of()),
                Arguments.of("electric", Operator.EQ, List.of("true")),
                Arguments.of("color", Operator.IN, List.of("RED", "DARK_BLUE")),
                Arguments.of("tags", Operator.INCLUDES, List.of("7")),
                Arguments.of("tags", Operator.INCLUDES_ANY, List.of("7", "8")),
                Arguments.of("tags", Operator.INCLUDES_ALL, List.of("7", "8")));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void soundFilters(String column, Operator operator, List<String> values) {
        assertThat(Checked.table(trips().filter(column, operator, values.toArray(String[]::new))))
                .isEmpty();
    }

    @Test
    void unknownColumnIsReportedOnTheFilterThatNamesIt() {
        assertThat(Checked.table(trips().filter("city", Operator.EQ, "Oslo").filter("citi", Operator.LIKE, "a", "b")))
                .containsExactly(new Problem(
                        Rule.NL0201,
                        Tables.origin("trips").annotation("DocFilter", 1).at("column"),
                        "table 'trips' has no column 'citi'",
                        "did you mean 'city'?"));
    }

    @ParameterizedTest
    @CsvSource({
        "rider_id, 45x, is not a whole number, write a whole number such as \"42\"",
        "day, 14.04.2024, is not a date, write it as \"2024-04-14\"",
        "electric, yes, is neither true nor false, write \"true\" or \"false\"",
        "color, BLUE, is no constant of Color, 'write one of RED, GREEN, DARK_BLUE'",
        "color, red, is no constant of Color, 'did you mean ''RED''?'",
    })
    void unreadableValueIsReportedOnTheItem(String column, String value, String reason, String fix) {
        String type = trips().build().column(column).orElseThrow().type().text();

        assertThat(Checked.table(trips().filter(column, Operator.EQ, value)))
                .containsExactly(new Problem(
                        Rule.NL0202,
                        FILTER.at("value").item(0),
                        "value '" + value + "' for column '" + column + "' of type " + type + " " + reason,
                        fix));
    }

    @Test
    void eachUnreadableItemIsReported() {
        assertThat(Checked.table(trips().filter("rider_id", Operator.IN, "1", "two", "3", "")))
                .extracting(Problem::rule, Problem::origin)
                .containsExactly(
                        tuple(Rule.NL0202, FILTER.at("value").item(1)),
                        tuple(Rule.NL0202, FILTER.at("value").item(3)));
    }

    @Test
    void itemsOfListOperatorsAreElements() {
        assertThat(Checked.table(trips().filter("tags", Operator.INCLUDES, "x")))
                .extracting(Problem::rule, Problem::message)
                .containsExactly(
                        tuple(Rule.NL0202, "value 'x' for column 'tags' of type list<int32> is not a whole number"));
    }

    @Test
    void rangeThatHoldsNothingIsReportedByValueNotByText() {
        assertThat(Checked.table(trips().filter("rider_id", Operator.BETWEEN, "10", "9")))
                .containsExactly(new Problem(
                        Rule.NL0202,
                        FILTER.at("value"),
                        "no value of column 'rider_id' lies between '10' and '9', because the first is the greater one",
                        "write value = {\"9\", \"10\"}"));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("electric", Operator.LT, "EQ, NE, IN, NOT_IN"),
                Arguments.of("color", Operator.BETWEEN, "EQ, NE, IN, NOT_IN"),
                Arguments.of("rider_id", Operator.LIKE, "EQ, NE, LT, LE, GT, GE, BETWEEN, IN, NOT_IN"),
                Arguments.of("color", Operator.STARTS_WITH, "EQ, NE, IN, NOT_IN"),
                Arguments.of(
                        "city",
                        Operator.INCLUDES,
                        "EQ, NE, LT, LE, GT, GE, BETWEEN, IN, NOT_IN, LIKE, STARTS_WITH, CONTAINS"),
                Arguments.of("tags", Operator.EQ, "INCLUDES, INCLUDES_ANY, INCLUDES_ALL"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void operatorThatDoesNotFitIsReportedForThatAlone(String column, Operator operator, String fitting) {
        ColumnType type = trips().build().column(column).orElseThrow().type();

        assertThat(Checked.table(trips().filter(column, operator, "?", "?", "?")))
                .containsExactly(new Problem(
                        Rule.NL0203,
                        FILTER.at("operator"),
                        "operator " + operator + " does not fit column '" + column + "' of type " + type.text(),
                        "write one of " + fitting));
    }

    @Test
    void listOfRecordsTakesNoOperator() {
        assertThat(Checked.table(trips().filter("route", Operator.INCLUDES, "?")))
                .extracting(Problem::fix)
                .containsExactly("remove the filter: no operator fits a list<struct<x:int64>> that is never null");
    }

    @Test
    void nullTestOnColumnThatIsNeverNullIsReported() {
        assertThat(Checked.table(trips().filter("rider_id", Operator.IS_NULL)))
                .containsExactly(new Problem(
                        Rule.NL0203,
                        FILTER.at("operator"),
                        "column 'rider_id' is never null, so IS_NULL keeps no row",
                        "remove the filter, or declare 'riderId' as @Nullable"));
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorFitsSomeColumn(Operator operator) {
        assertThat(trips().build().columns())
                .anySatisfy(column ->
                        assertThat(Operators.fit(operator, column.type())).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city | EQ | a,b | takes one value, but 2 are given | write operator = Operator.IN, or one value",
                "city | NE | a,b | takes one value, but 2 are given | write operator = Operator.NOT_IN, or one value",
                "rider_id | BETWEEN | 1 | takes 2 values, but one is given | write value = {\"<first>\", \"<last>\"}",
                "day | IS_NULL | 2024-04-14 | takes no value, but one is given | remove value = …",
                "tags | INCLUDES | 1,2 | takes one value, but 2 are given | write operator = Operator.INCLUDES_ANY or"
                        + " Operator.INCLUDES_ALL, or one value",
            })
    void numberOfValuesFitsTheOperator(String column, Operator operator, String values, String message, String fix) {
        assertThat(Checked.table(trips().filter(column, operator, values.split(",", -1))))
                .containsExactly(
                        new Problem(Rule.NL0204, FILTER.at("value"), "operator " + operator + " " + message, fix));
    }

    @Test
    void missingValueIsReportedOnTheFilter() {
        assertThat(Checked.table(trips().filter("city", Operator.IN)))
                .containsExactly(new Problem(
                        Rule.NL0204,
                        FILTER,
                        "operator IN takes one or more values, but none is given",
                        "write value = \"<value>\""));
    }

    @Test
    void examplesAreReadToo() {
        ColumnType point = Columns.struct(
                "Point", Columns.of("x", Scalar.INT8).example("128").build());

        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("day", Scalar.DATE).example("today").build(),
                        Columns.of("city", Scalar.STRING).example("Oslo").build(),
                        Columns.of("start", point).example("(1, 2)").build())))
                .containsExactly(
                        new Problem(
                                Rule.NL0202,
                                Tables.origin("trips")
                                        .member("day")
                                        .annotation("Column")
                                        .at("example"),
                                "example 'today' of column 'day' of type date is not a date",
                                "write it as \"2024-04-14\""),
                        new Problem(
                                Rule.NL0202,
                                Tables.origin("trips")
                                        .member("start")
                                        .annotation("Column")
                                        .at("example"),
                                "example '(1, 2)' of column 'start' of type struct<x:int8> cannot be read,"
                                        + " because such values have no text form",
                                "leave the value out"),
                        new Problem(
                                Rule.NL0202,
                                Origin.of("lake.Point")
                                        .member("x")
                                        .annotation("Column")
                                        .at("example"),
                                "example '128' of column 'x' of type int8 is out of the range of int8, -128 to 127",
                                "write a number from -128 to 127"));
    }
}
