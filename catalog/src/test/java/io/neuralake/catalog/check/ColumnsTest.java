package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static io.neuralake.catalog.Columns.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Reason;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NL0105, NL0106, NL0109 to NL0113, NL0115, NL0116, NL0118 to NL0120 and NL03: what a table consists of. */
final class ColumnsTest {

    private static final Origin TRIPS = Tables.origin("trips");
    private static final Column CITY =
            Columns.of("city", Scalar.STRING).partition().build();

    @Test
    void soundTableHasNoProblem() {
        assertThat(Checked.table(Tables.of("trips", CITY, int64("rider_id"))
                        .uniqueColumns("city", "rider_id")
                        .docColumns("rider_id")
                        .notebook("https://example.com/notebooks/trips.ipynb")
                        .link("runbook", "http://example.com/a?b=c#d")
                        .deprecated("mobility.journeys")
                        .schemaVersion(7)))
                .isEmpty();
    }

    @Test
    void tableWithoutColumnsIsReportedForThatAlone() {
        assertThat(Checked.table(Tables.of("trips")))
                .containsExactly(new Problem(
                        Rule.NL0105,
                        TRIPS,
                        "table 'trips' has no column",
                        "add a record component, for example 'long id'"));
    }

    @Test
    void tableOfPartitionsAloneIsReported() {
        assertThat(Checked.table(Tables.of("trips", CITY)))
                .containsExactly(new Problem(
                        Rule.NL0106,
                        TRIPS,
                        "all columns of table 'trips' are partitions, so its files hold no column",
                        "remove @Partition from one of city, or add a column"));
    }

    @Test
    void unknownColumnsInListsAreReportedOnTheItem() {
        assertThat(Checked.table(Tables.of("trips", text("city"), int64("rider_id"))
                        .uniqueColumns("city", "riderId")
                        .docColumns("speed")))
                .containsExactly(
                        new Problem(
                                Rule.NL0109,
                                TRIPS.annotation("Table").at("uniqueColumns").item(1),
                                "table 'trips' has no column 'riderId'",
                                "did you mean 'rider_id'?"),
                        new Problem(
                                Rule.NL0110,
                                TRIPS.annotation("Table").at("docColumns").item(0),
                                "table 'trips' has no column 'speed'",
                                "its columns are city, rider_id"));
    }

    @Test
    void repeatedColumnsInListsAreReportedOnTheLater() {
        assertThat(Checked.table(Tables.of("trips", text("city")).docColumns("city", "city")))
                .containsExactly(new Problem(
                        Rule.NL0119,
                        TRIPS.annotation("Table").at("docColumns").item(1),
                        "column 'city' stands in docColumns more than once",
                        "remove one \"city\""));
    }

    static Stream<ColumnType> partitionTypes() {
        return Stream.of(
                Scalar.BOOLEAN,
                Scalar.INT8,
                Scalar.INT64,
                Scalar.STRING,
                Scalar.DATE,
                Scalar.TIMESTAMP,
                Scalar.INSTANT,
                Scalar.UUID,
                new ColumnType.Decimal(12, 2),
                new ColumnType.Enumeration("lake.Color", List.of("RED")));
    }

    @ParameterizedTest
    @MethodSource("partitionTypes")
    void partitionsOfSimpleTypesAreFine(ColumnType type) {
        assertThat(Checked.table(
                        Tables.of("trips", Columns.of("part", type).partition().build(), int64("id"))))
                .isEmpty();
    }

    static Stream<ColumnType> noPartitionTypes() {
        return Stream.of(
                Scalar.FLOAT32,
                Scalar.FLOAT64,
                Scalar.BINARY,
                Columns.list(Scalar.INT32),
                Columns.map(Scalar.STRING, Scalar.INT32),
                Columns.struct("Point", int64("x")));
    }

    @ParameterizedTest
    @MethodSource("noPartitionTypes")
    void partitionsOfOtherTypesAreReportedOnceEvenIfNullable(ColumnType type) {
        assertThat(Checked.table(Tables.of(
                        "trips", Columns.of("part", type).partition().nullable().build(), int64("id"))))
                .containsExactly(new Problem(
                        Rule.NL0111,
                        TRIPS.member("part").annotation("Partition"),
                        "partition column 'part' has the type " + type.text()
                                + ", but a directory name holds text, whole numbers, decimals, booleans, dates, times,"
                                + " UUIDs and enum constants",
                        "remove @Partition, or derive a column of such a type from 'part'"));
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Integer, declare it as 'int part'",
        "java.lang.String, remove @Nullable or Optional from 'part'"
    })
    void nullablePartitionIsReported(String javaType, String fix) {
        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("part", Scalar.INT32)
                                .javaType(javaType)
                                .partition()
                                .nullable()
                                .build(),
                        int64("id"))))
                .containsExactly(new Problem(
                        Rule.NL0112,
                        TRIPS.member("part").annotation("Partition"),
                        "partition column 'part' may be null, but each row needs a directory",
                        fix + ", or remove @Partition"));
    }

    @Test
    void blankReplacementIsReportedOnTablesColumnsAndFields() {
        ColumnType point = Columns.struct(
                "Point", Columns.of("x", Scalar.INT64).deprecated(" ").build());

        assertThat(Checked.table(Tables.of(
                                "trips",
                                Columns.of("speed", Scalar.INT64).deprecated("").build(),
                                Columns.of("start", point).build())
                        .deprecated("\t")))
                .extracting(Problem::rule, Problem::origin, Problem::message)
                .containsExactly(
                        tuple(
                                Rule.NL0113,
                                TRIPS.annotation("Deprecation").at("replacement"),
                                "table 'trips' is deprecated, but its replacement is blank"),
                        tuple(
                                Rule.NL0113,
                                TRIPS.member("speed").annotation("Deprecation").at("replacement"),
                                "column 'speed' is deprecated, but its replacement is blank"),
                        tuple(
                                Rule.NL0113,
                                Origin.of("lake.Point")
                                        .member("x")
                                        .annotation("Deprecation")
                                        .at("replacement"),
                                "column 'x' is deprecated, but its replacement is blank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.stream.Stream<lake.Trip>", "org.apache.arrow.vector.ipc.ArrowReader"})
    void functionsReturnRows(String returnType) {
        assertThat(Checked.table(Tables.function("trips", returnType, List.of(), int64("id"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.List<lake.Trip> | returns List<Trip>, but a function table returns a Stream of a record, or an"
                        + " ArrowReader",
                "java.util.stream.Stream | returns Stream, but a function table returns a Stream of a record, or an"
                        + " ArrowReader",
                "void | returns void, but a function table returns a Stream of a record, or an ArrowReader",
                "java.util.stream.Stream<java.lang.String> | returns Stream<String>, but String has no columns",
                "org.apache.arrow.vector.ipc.ArrowReader | returns an ArrowReader, which does not say what the columns are"
            })
    void otherReturnTypesAreReportedForThatAlone(String returnType, String reason) {
        assertThat(Checked.table(Tables.function("trips", returnType, List.of())))
                .extracting(Problem::rule, Problem::origin, Problem::message)
                .containsExactly(
                        tuple(Rule.NL0115, Origin.of("lake.Functions").member("trips"), "method 'trips' " + reason));
    }

    @Test
    void parametersAreSimple() {
        Origin method = Origin.of("lake.Functions").member("trips");
        Parameter sound =
                new Parameter("city", "city", "java.lang.String", Scalar.STRING, true, "", method.parameter("city"));
        Parameter list = new Parameter(
                "ids",
                "ids",
                "java.util.List<java.lang.Long>",
                Columns.list(Scalar.INT64),
                false,
                "",
                method.parameter("ids"));
        Parameter unknown = new Parameter(
                "locale",
                "locale",
                "java.util.Locale",
                Columns.unsupported("java.util.Locale", Reason.UNKNOWN),
                false,
                "",
                method.parameter("locale"));

        assertThat(Checked.table(Tables.function(
                        "trips", "java.util.stream.Stream<lake.Trip>", List.of(sound, list, unknown), int64("id"))))
                .extracting(Problem::rule, Problem::origin, Problem::message)
                .containsExactly(
                        tuple(
                                Rule.NL0116,
                                method.parameter("ids"),
                                "parameter 'ids' has the type list<int64>, but an argument comes as text, as in a URL"),
                        tuple(
                                Rule.NL0116,
                                method.parameter("locale"),
                                "parameter 'locale' has the type Locale, but an argument comes as text, as in a URL"));
    }

    @Test
    void schemaVersionBelowOneIsReported() {
        assertThat(Checked.table(Tables.of("trips", int64("id")).schemaVersion(0)))
                .containsExactly(new Problem(
                        Rule.NL0118,
                        TRIPS.annotation("Table").at("schemaVersion"),
                        "schema version 0 of table 'trips' is below 1, the first version",
                        "write schemaVersion = 1, or leave it out"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/trips, which does not start with http:// or https://",
        "ftp://example.com, which does not start with http:// or https://",
        "javascript:alert(1), which does not start with http:// or https://",
        "https:///trips, which names no host",
        "https://exa mple.com, which is no URL",
        "https://ann:secret@example.com/x, 'names a user before its host, and everybody will see it'",
    })
    void linksAreWebAddresses(String url, String reason) {
        assertThat(Checked.table(Tables.of("trips", int64("id")).link("runbook", url)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo(Rule.NL0120);
                    assertThat(problem.origin())
                            .isEqualTo(TRIPS.annotation("Table").at("links").item(0));
                    assertThat(problem.message()).startsWith("link 'runbook' ").contains(reason);
                    assertThat(problem.message()).doesNotContain("secret");
                });
    }

    @Test
    void notebooksAreWebAddressesToo() {
        assertThat(Checked.table(Tables.of("trips", int64("id")).notebook(" ")))
                .extracting(Problem::origin, Problem::message)
                .containsExactly(tuple(
                        TRIPS.annotation("Table").at("notebook"),
                        "notebook is blank, but an http or https URL is expected"));
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                Arguments.of("java.util.Locale", Reason.UNKNOWN, Rule.NL0301, "which cannot be stored"),
                Arguments.of("java.util.List", Reason.RAW, Rule.NL0302, "without type arguments"),
                Arguments.of("java.math.BigDecimal", Reason.DECIMAL_WITHOUT_SIZE, Rule.NL0305, "precision and scale"),
                Arguments.of("lake.Node", Reason.RECURSIVE, Rule.NL0306, "contains itself"),
                Arguments.of(
                        "java.util.Map<java.lang.Double,java.lang.String>",
                        Reason.MAP_KEY,
                        Rule.NL0307,
                        "the type Map<Double, String>, but map keys are text"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void unsupportedTypeIsReportedForThatAlone(String written, Reason reason, Rule rule, String words) {
        Column column = Columns.of("part", Columns.list(Columns.unsupported(written, reason)))
                .partition()
                .nullable()
                .example("7")
                .build();

        assertThat(Checked.table(Tables.of("trips", column, int64("id"))
                        .filter("part", Operator.EQ, "x")
                        .filter("part", Operator.LIKE, "x")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo(rule);
                    assertThat(problem.origin()).isEqualTo(TRIPS.member("part"));
                    assertThat(problem.message())
                            .startsWith("column 'part' has ")
                            .contains(words);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.Date | declare 'moment' as java.time.LocalDate or java.time.Instant",
                "java.math.BigInteger | declare 'moment' as @Decimal(precision = 38, scale = 0) BigDecimal",
                "java.util.Set<java.lang.String> | declare 'moment' as java.util.List",
                "java.lang.String[] | declare 'List<String> moment'"
            })
    void unsupportedTypeComesWithItsReplacement(String written, String fix) {
        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("moment", Columns.unsupported(written, Reason.UNKNOWN))
                                .build())))
                .extracting(Problem::fix)
                .containsExactly(fix);
    }

    @Test
    void unsupportedFieldIsReportedOnTheField() {
        ColumnType point = Columns.struct(
                "Point",
                Columns.of("x", Columns.unsupported("java.lang.Object", Reason.UNKNOWN))
                        .build());

        assertThat(Checked.table(Tables.of("trips", Columns.of("start", point).build())))
                .extracting(Problem::rule, Problem::origin)
                .containsExactly(tuple(Rule.NL0301, Origin.of("lake.Point").member("x")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, precision, 'precision 0 of column ''price'' is not within 1 to 38', write precision = 18",
        "39, 2, precision, 'precision 39 of column ''price'' is not within 1 to 38', write precision = 38",
        "12, 13, scale, 'scale 13 of column ''price'' is not within 0 to its precision, 12', write scale = 12",
        "12, -1, scale, 'scale -1 of column ''price'' is not within 0 to its precision, 12', write scale = 0",
    })
    void decimalOutOfRangeIsReportedOnItsAttribute(
            int precision, int scale, String attribute, String message, String fix) {
        Column price =
                Columns.of("price", new ColumnType.Decimal(precision, scale)).build();

        assertThat(Checked.table(Tables.of("trips", price)))
                .containsExactly(new Problem(
                        Rule.NL0303, TRIPS.member("price").annotation("Decimal").at(attribute), message, fix));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "38, 38", "38, 0", "12, 2"})
    void decimalWithinRangeIsFine(int precision, int scale) {
        assertThat(Checked.table(Tables.of(
                        "trips",
                        Columns.of("price", new ColumnType.Decimal(precision, scale))
                                .build())))
                .isEmpty();
    }
}
