package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static io.neuralake.catalog.Columns.struct;
import static io.neuralake.catalog.Columns.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NL0101, NL0102, NL0103, NL0104, NL0121: names. */
final class NameTest {

    private static final Origin TRIPS = Tables.origin("trips");

    @ParameterizedTest
    @ValueSource(strings = {"a", "rider_id", "v2", "a__b", "date", "time", "hour", "name", "location", "x_"})
    void legalColumnNames(String name) {
        assertThat(Checked.table(Tables.of(
                        "trips", Columns.of(name, ColumnType.Scalar.INT64).build(), int64("other"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rider id, is not a letter a-z followed by letters a-z, rider_id",
        "2nd, is not a letter a-z followed by letters a-z, nd",
        "_id, is not a letter a-z followed by letters a-z, id",
        "größe, is not a letter a-z followed by letters a-z, gr_e",
        "riderId, is not a letter a-z followed by letters a-z, rider_id",
        "€, is not a letter a-z followed by letters a-z, my_column",
    })
    void writtenColumnNameIsReportedWhereItIsWritten(String name, String reason, String suggested) {
        Column column = Columns.of(name, ColumnType.Scalar.INT64).member("id").build();

        assertThat(Checked.table(Tables.of("trips", column)))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        TRIPS.member("id").annotation("Column").at("name"),
                        "name '" + name + "' of this column " + reason + ", digits and underscores",
                        "write name = \"" + suggested + "\""));
    }

    @Test
    void columnNameTakenFromJavaIsReportedOnTheMember() {
        Column column = Columns.of("rider$id", ColumnType.Scalar.INT64)
                .member("rider$Id")
                .build();

        assertThat(Checked.table(Tables.of("trips", column)))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        TRIPS.member("rider$Id"),
                        "name 'rider$id' of this column is not a letter a-z followed by letters a-z, digits and"
                                + " underscores",
                        "add @Column(name = \"rider_id\")"));
    }

    @Test
    void nameOfMoreThan63CharactersIsReported() {
        assertThat(Checked.table(Tables.of("trips", int64("c".repeat(63))))).isEmpty();

        assertThat(Checked.table(Tables.of("trips", int64("c".repeat(64)))))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        TRIPS.member("c".repeat(64)),
                        "name '" + "c".repeat(64) + "' of this column has 64 characters, but at most 63 are expected",
                        "add @Column(name = \"" + "c".repeat(63) + "\")"));
    }

    @Test
    void nestedFieldIsReportedOnceAlthoughTwoColumnsHaveIt() {
        ColumnType point = struct(
                "Point", Columns.of("x y", ColumnType.Scalar.INT64).member("xy").build());

        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("first", point).build(),
                        Columns.of("last", Columns.list(point)).build())))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        Origin.of("lake.Point")
                                .member("xy")
                                .annotation("Column")
                                .at("name"),
                        "name 'x y' of this field is not a letter a-z followed by letters a-z, digits and underscores",
                        "write name = \"x_y\""));
    }

    @Test
    void reservedWordIsReportedForColumnsButNotForFields() {
        ColumnType span = struct("Span", int64("end"));

        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("user", ColumnType.Scalar.STRING).build(),
                        Columns.of("span", span).build())))
                .containsExactly(new Problem(
                        Rule.NL0102,
                        TRIPS.member("user"),
                        "name 'user' of this column is a reserved word of SQL, so queries would have to quote it",
                        "add @Column(name = \"user_value\")"));
    }

    @Test
    void tableNameIsReportedOnTheDeclarationOrWhereItIsWritten() {
        assertThat(Checked.table(Tables.of("order", int64("id"))))
                .containsExactly(new Problem(
                        Rule.NL0102,
                        Tables.origin("order"),
                        "name 'order' of this table is a reserved word of SQL, so queries would have to quote it",
                        "add name = \"order_data\" to @Table"));
        assertThat(Checked.table(Tables.of("trips", int64("id")).named("all-trips")))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        TRIPS.annotation("Table").at("name"),
                        "name 'all-trips' of this table is not a letter a-z followed by letters a-z, digits and"
                                + " underscores",
                        "write name = \"all_trips\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trips_", "all__trips"})
    void underscoresOfTablesSeparateWords(String name) {
        assertThat(Checked.table(Tables.of("trips", int64("id")).named(name)))
                .extracting(Problem::rule, Problem::message)
                .containsExactly(tuple(
                        Rule.NL0101,
                        "name '" + name + "' of this table has an underscore that does not separate two words"));
    }

    @Test
    void databaseAndRoapiNamesAreReportedWhereTheyAreWritten() {
        assertThat(Checked.table(Tables.of("trips", int64("id")).in("Mobility").roapi(Tables.served("my trips"))))
                .extracting(Problem::rule, Problem::origin, Problem::fix)
                .containsExactly(
                        tuple(Rule.NL0101, TRIPS.annotation("Table").at("database"), "write database = \"mobility\""),
                        tuple(Rule.NL0101, TRIPS.annotation("Roapi").at("name"), "write name = \"my_trips\""));
    }

    @Test
    void parameterNameIsReportedOnTheParameter() {
        Origin origin = Origin.of("lake.Functions").member("trips").parameter("größe");
        Parameter parameter = new Parameter("größe", "größe", "int", ColumnType.Scalar.INT32, false, "", origin);

        assertThat(Checked.table(Tables.function(
                        "trips", "java.util.stream.Stream<lake.Trip>", List.of(parameter), int64("id"))))
                .containsExactly(new Problem(
                        Rule.NL0101,
                        origin,
                        "name 'größe' of this parameter is not a letter a-z followed by letters a-z, digits and"
                                + " underscores",
                        "rename the parameter 'größe', for example to 'gr_e'"));
    }

    @Test
    void catalogAndDatabaseNamesAreReportedWhereTheyAreWritten() {
        Database database = new Database(
                "order", "", "", "", "", RoapiOptions.NONE, List.of(), Optional.of(Origin.of("lake.orders")));
        Catalog catalog = new Catalog(
                "My lake", "", "", "", "", RoapiOptions.NONE, List.of(database), Optional.of(Origin.of("lake")));

        assertThat(Checked.catalog(catalog))
                .containsExactly(
                        new Problem(
                                Rule.NL0101,
                                Origin.of("lake").annotation("Catalog").at("name"),
                                "name 'My lake' of this catalog is not a letter a-z followed by letters a-z, digits and"
                                        + " underscores",
                                "write name = \"my_lake\""),
                        new Problem(
                                Rule.NL0102,
                                Origin.of("lake.orders").annotation("Database").at("name"),
                                "name 'order' of this database is a reserved word of SQL, so queries would have to quote it",
                                "write name = \"order_data\""));
    }

    @Test
    void membersOfOneSnakeCaseNameAreReportedOnTheLater() {
        Column first =
                Columns.of("user_id", ColumnType.Scalar.INT64).member("userId").build();
        Column later =
                Columns.of("user_id", ColumnType.Scalar.INT64).member("user_id").build();

        assertThat(Checked.table(Tables.of("trips", first, later)))
                .containsExactly(new Problem(
                        Rule.NL0103,
                        TRIPS.member("user_id"),
                        "columns 'userId' and 'user_id' are both named 'user_id'",
                        "add @Column(name = \"user_id_2\"), or the name that the data has"));
    }

    @Test
    void columnsThatDifferInCaseAreReportedForThatAlone() {
        Column later =
                Columns.of("CITY", ColumnType.Scalar.STRING).member("town").build();

        assertThat(Checked.table(Tables.of("trips", text("city"), later)))
                .containsExactly(new Problem(
                        Rule.NL0103,
                        TRIPS.member("town").annotation("Column").at("name"),
                        "columns 'city' and 'town' are both named 'CITY' when case is ignored",
                        "write another name than \"CITY\""));
    }

    @Test
    void nestedFieldsOfOneNameAreReported() {
        ColumnType point = struct(
                "Point",
                int64("x"),
                Columns.of("x", ColumnType.Scalar.INT64).member("other").build());

        assertThat(Checked.table(Tables.of("trips", Columns.of("start", point).build())))
                .extracting(Problem::rule, Problem::message)
                .containsExactly(tuple(Rule.NL0103, "fields 'x' and 'other' are both named 'x'"));
    }

    @Test
    void parametersOfOneNameAreReported() {
        Origin method = Origin.of("lake.Functions").member("trips");
        Parameter first = new Parameter(
                "rider_id", "riderId", "int", ColumnType.Scalar.INT32, false, "", method.parameter("riderId"));
        Parameter later = new Parameter(
                "rider_id", "rider_id", "int", ColumnType.Scalar.INT32, false, "", method.parameter("rider_id"));

        assertThat(Checked.table(Tables.function(
                        "trips", "java.util.stream.Stream<lake.Trip>", List.of(first, later), int64("id"))))
                .containsExactly(new Problem(
                        Rule.NL0121,
                        method.parameter("rider_id"),
                        "parameters 'riderId' and 'rider_id' are both named 'rider_id'",
                        "rename the parameter 'rider_id'"));
    }

    @Test
    void tablesOfOneNameAreReportedOnTheLater() {
        assertThat(Checked.catalog(
                        Tables.of("trips", int64("id")).build(),
                        Tables.of("journeys", int64("id")).named("trips").build(),
                        Tables.of("trips", int64("id")).in("other").build()))
                .containsExactly(new Problem(
                        Rule.NL0104,
                        Tables.origin("journeys").annotation("Table").at("name"),
                        "table 'mobility.trips' is also declared by lake.Trips",
                        "write another name, for example name = \"trips_2\""));
    }

    @Test
    void tablesThatDifferInCaseAreReported() {
        assertThat(Checked.catalog(
                        Tables.of("trips", int64("id")).build(),
                        Tables.of("journeys", int64("id")).named("Trips").build()))
                .extracting(Problem::message)
                .containsExactly("table 'mobility.Trips' is also declared by lake.Trips, if case is ignored");
    }
}
