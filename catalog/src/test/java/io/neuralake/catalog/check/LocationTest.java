package io.neuralake.catalog.check;

import static io.neuralake.catalog.Columns.int64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NL0401 to NL0406: where tables lie, and what may be said of it. */
final class LocationTest {

    private static final Origin TRIPS = Tables.origin("trips");
    private static final Origin LOCATION = TRIPS.annotation("Table").at("location");

    private static Tables trips() {
        return Tables.of("trips", int64("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/data/lake/trips",
                "/",
                "trips",
                "mobility/trips/",
                "file:/data/trips",
                "file:///data/trips",
                "file:///C:/data/trips",
                "file:///${dir}/trips",
                "FILE:///data",
                "s3://lake",
                "s3://lake/trips/city=Oslo",
                "s3://${bucket}/trips",
                "s3a://lake/trips",
                "gs://lake/trips",
                "az://container/trips",
                "abfss://container@account.dfs.core.windows.net/trips",
                "abfs://container@account.dfs.core.windows.net/trips",
                "hdfs://namenode:8020/trips",
                "hdfs:///trips",
                "${lake}/trips",
                "${lake}",
                "${user.home}/lake/${stage-1}/trips",
                "s3://lake/größe/50%25",
            })
    void soundLocationsOfDirectories(String location) {
        assertThat(Checked.table(trips().at(location))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://host:5432/orders",
                "jdbc:postgresql://host/orders?user=reader&password=${orders_password}",
                "jdbc:mysql://reader:${pw}@host/orders?passwordCharacterEncoding=utf8",
                "jdbc:oracle:thin:scott/${pw}@//host:1521/orders",
                "jdbc:oracle:thin:@//host:1521/orders",
                "jdbc:sqlserver://host;databaseName=orders;applicationName=My App;password=${pw}",
                "jdbc:sqlite:/data/orders.db",
                "jdbc:h2:mem:orders;INIT={x}",
                "${orders_url}",
            })
    void soundLocationsOfRelationalDatabases(String location) {
        assertThat(Checked.table(trips().at(location).format(Format.JDBC).relation("public.orders")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  |is blank, but a directory or URL is expected|write where the data lies, or leave it out",
                "s3://lake/my trips|has white space or a control character|remove it, or name the directory without it",
                " s3://lake|has white space or a control character|remove it, or name the directory without it",
                "lake\\trips|has a backslash|write '/' between directories",
                "C:/lake|starts with a drive letter|write \"file:///C:/lake\"",
                "~/lake|starts with '~', which only a shell understands|write ${user.home} in its place",
                "s4://lake|has the scheme 's4', which is not known|did you mean 's3:'?",
                "https://example.com/trips|has the scheme 'https', which is not known|write one of file:, s3:, s3a:, gs:,"
                        + " abfs:, abfss:, az:, hdfs:, jdbc:, or a path",
                "s3://|names no bucket|write \"s3://<bucket>/<path>\"",
                "s3:///trips|names no bucket|write \"s3://<bucket>/<path>\"",
                "s3:lake/trips|names no bucket|write \"s3://<bucket>/<path>\"",
                "abfss:///trips|names no container|write \"abfss://<container>/<path>\"",
                "file://data/trips|names a host, but a file URL has none|write three slashes: \"file:///<path>\"",
                "file:data/trips|is not an absolute path|write \"file:///<path>\", or a path without 'file:'",
                "s3://lake/../other|has a '.' or '..' segment|write the path without it",
                "../trips|has a '.' or '..' segment|write the path without it",
                "${lake}/./trips|has a '.' or '..' segment|write the path without it",
                "s3://lake/trips?versionId=3|has a query or fragment, but a directory is expected|end it before '?'",
                "s3://lake/trips#2024|has a query or fragment, but a directory is expected|end it before '#'",
                "s3://lake/trips/*.parquet|has a '*', but one directory is expected|write the directory that holds all"
                        + " the files",
            })
    void malformedLocationIsReportedForThatAlone(String location, String reason, String fix) {
        assertThat(Checked.table(trips().at(location)))
                .containsExactly(new Problem(Rule.NL0401, LOCATION, "location '" + location + "' " + reason, fix));
    }

    @Test
    void jdbcUrlWithoutDriverIsReported() {
        assertThat(Checked.table(trips().at("jdbc:orders").format(Format.JDBC)))
                .extracting(Problem::rule, Problem::message)
                .containsExactly(tuple(Rule.NL0401, "location 'jdbc:orders' does not say which driver it is for"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3://ann:hunter2@lake/trips | a password before '@'",
                "jdbc:postgresql://ann:hunter2@host/orders | a password before '@'",
                "jdbc:mysql://ann:hunter2${x}@host/orders | a password before '@'",
                "jdbc:oracle:thin:scott/hunter2@//host:1521/orders | a password before '@'",
                "jdbc:postgresql://host/orders?user=ann&password=hunter2 | a secret in 'password='",
                "jdbc:sqlserver://host;user=ann;Password=hunter2;encrypt=true | a secret in 'Password='",
                "jdbc:mysql://host/orders?trustCertificateKeyStorePassword=hunter2 |"
                        + " a secret in 'trustCertificateKeyStorePassword='",
                "jdbc:x:host?accessKey=hunter2 | a secret in 'accessKey='",
                "jdbc:x:host?aws_secret_access_key=hunter2 | a secret in 'aws_secret_access_key='",
                "abfss://c@a.dfs.core.windows.net/x?sv=2024&sig=hunter2 | a secret in 'sig='",
                "az://container/x?sp=r&sig=hunter2 | a secret in 'sig='",
                "s3://lake/x?X-Amz-Credential=hunter2 | a secret in 'X-Amz-Credential='",
                "s3://AKIAIOSFODNN7EXAMPLE@lake/trips | an AWS access key",
            })
    void credentialsAreReportedForThatAloneAndNeverRepeated(String location, String what) {
        assertThat(Checked.table(trips().at(location)))
                .containsExactly(new Problem(
                        Rule.NL0402,
                        LOCATION,
                        "location holds " + what + ", which would be published with the catalog",
                        "write a placeholder such as ${password} in its place, or leave it to the environment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${lake/trips | placeholder '${lake/trips' is never closed | write ${lake}",
                "s3://x/${ | placeholder '${' is never closed | write ${lake}",
                "${}/trips | placeholder '${}' has no name | write a name, for example ${lake}",
                "${my lake}/trips | placeholder '${my lake}' has a name that is not a letter followed by letters, digits,"
                        + " '_', '-' and '.' | write ${my}",
                "${1}/trips | placeholder '${1}' has a name that is not a letter followed by letters, digits, '_', '-' and"
                        + " '.' | write ${lake}",
                "$lake/trips | '$lake' is no placeholder, because its name is not in braces | write ${lake}",
                "s3://lake/$/trips | '$' is no placeholder, because its name is not in braces | write ${lake}",
                "{lake}/trips | '{lake}' is no placeholder, because a placeholder is written ${name} | write ${lake}",
                "${root}/{stage}/x | '{stage}' is no placeholder, because a placeholder is written ${name} | write ${stage}",
            })
    void brokenPlaceholderIsReportedForThatAlone(String location, String message, String fix) {
        assertThat(Checked.table(trips().at(location)))
                .containsExactly(new Problem(Rule.NL0403, LOCATION, message, fix));
    }

    @Test
    void jdbcUrlBelongsToJdbcTables() {
        assertThat(Checked.table(trips().at("jdbc:postgresql://host/orders")))
                .containsExactly(new Problem(
                        Rule.NL0406,
                        LOCATION,
                        "location 'jdbc:postgresql://host/orders' is a jdbc: URL, but the format of table 'trips' is"
                                + " DELTA",
                        "write format = Format.JDBC, or a directory"));
        assertThat(Checked.table(trips().at("s3://lake/orders").format(Format.JDBC)))
                .containsExactly(new Problem(
                        Rule.NL0406,
                        LOCATION,
                        "location 's3://lake/orders' is no jdbc: URL, but the format of table 'trips' is JDBC",
                        "write a URL such as \"jdbc:postgresql://host:5432/database\", or another format"));
    }

    @Test
    void inheritedLocationFitsTheFormatToo() {
        Table delta = trips().at("trips").build();
        Table relational = Tables.of("orders", int64("id"))
                .at("")
                .format(Format.JDBC)
                .in("files")
                .build();

        assertThat(Checked.catalog(Catalog.unnamed(List.of(
                        database("mobility", "jdbc:postgresql://host/orders", delta),
                        database("files", "s3://lake/files", relational)))))
                .extracting(Problem::rule, Problem::origin, Problem::message)
                .containsExactly(
                        tuple(
                                Rule.NL0406,
                                TRIPS.annotation("Table").at("format"),
                                "table 'trips' has the format DELTA, but takes its location from database 'mobility',"
                                        + " which is a jdbc: URL"),
                        tuple(
                                Rule.NL0406,
                                Tables.origin("orders").annotation("Table").at("format"),
                                "table 'orders' has the format JDBC, but takes its location from database 'files',"
                                        + " which is no jdbc: URL"));
    }

    @Test
    void inheritedLocationsAreEnough() {
        Table relative = trips().at("").build();
        Table relational = Tables.of("orders", int64("id"))
                .at("")
                .format(Format.JDBC)
                .in("shop")
                .build();
        Catalog catalog = new Catalog(
                "",
                "",
                "",
                "${lake}",
                "",
                RoapiOptions.NONE,
                List.of(
                        database("mobility", "", relative),
                        database("shop", "jdbc:postgresql://host/shop", relational)),
                Optional.empty());

        assertThat(Checked.catalog(catalog)).isEmpty();
    }

    @Test
    void tableThatLiesNowhereIsReported() {
        Table delta = trips().at("").build();
        Table relational =
                Tables.of("orders", int64("id")).at("").format(Format.JDBC).build();
        Table relative = Tables.of("rides", int64("id")).at("mobility/rides").build();

        assertThat(Checked.catalog(delta, relational, relative))
                .containsExactly(
                        new Problem(
                                Rule.NL0405,
                                TRIPS.annotation("Table"),
                                "nothing says where table 'trips' lies: neither it nor database 'mobility' nor the catalog"
                                        + " has a location",
                                "add location = \"s3://bucket/path\" to @Table, or to @Database(name = \"mobility\")"),
                        new Problem(
                                Rule.NL0405,
                                Tables.origin("orders").annotation("Table"),
                                "nothing says where table 'orders' lies: neither it nor database 'mobility' has a location",
                                "add location = \"jdbc:postgresql://host:5432/database\" to @Table"),
                        new Problem(
                                Rule.NL0405,
                                Tables.origin("rides").annotation("Table").at("location"),
                                "location 'mobility/rides' of table 'rides' is relative, but neither database 'mobility'"
                                        + " nor the catalog says to what",
                                "write it as \"${lake}/mobility/rides\", or add location = \"s3://bucket/path\" to"
                                        + " @Database(name = \"mobility\")"));
    }

    @Test
    void functionHasNoLocation() {
        Table function = Tables.function("trips", "java.util.stream.Stream<lake.Trip>", List.of(), int64("id"))
                .at("s3://ann:hunter2@lake")
                .build();

        assertThat(Checked.table(function)).isEmpty();
        assertThat(Checked.catalog(function))
                .containsExactly(new Problem(
                        Rule.NL0405,
                        Origin.of("lake.Functions")
                                .member("trips")
                                .annotation("Table")
                                .at("location"),
                        "table 'trips' is computed by method 'trips', but has a location",
                        "remove location = …"));
    }

    @Test
    void rootsAreCheckedWhereTheyAreDeclared() {
        Origin home = Origin.of("lake");
        Database database = new Database(
                "mobility",
                "",
                "",
                "${lake",
                "example.com",
                RoapiOptions.NONE,
                List.of(),
                Optional.of(Origin.of("lake.mobility")));
        Catalog catalog =
                new Catalog("lake", "", "", "s3://", "nb", RoapiOptions.NONE, List.of(database), Optional.of(home));

        assertThat(Checked.catalog(catalog))
                .extracting(Problem::rule, Problem::origin)
                .containsExactly(
                        tuple(Rule.NL0120, home.annotation("Catalog").at("notebook")),
                        tuple(
                                Rule.NL0120,
                                Origin.of("lake.mobility")
                                        .annotation("Database")
                                        .at("notebook")),
                        tuple(Rule.NL0401, home.annotation("Catalog").at("location")),
                        tuple(
                                Rule.NL0403,
                                Origin.of("lake.mobility")
                                        .annotation("Database")
                                        .at("location")));
    }

    @Test
    void partitioningIsForParquetWithPartitions() {
        Column city = Columns.of("city", Scalar.STRING).partition().build();

        assertThat(Checked.table(Tables.of("trips", city, int64("id"))
                        .format(Format.PARQUET)
                        .partitioning(Partitioning.DIRECTORY)))
                .isEmpty();
        assertThat(Checked.table(Tables.of("trips", city, int64("id")).partitioning(Partitioning.HIVE)))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        TRIPS.annotation("Table").at("partitioning"),
                        "partitioning HIVE says how directories of a PARQUET table are named, but the format of table"
                                + " 'trips' is DELTA",
                        "remove partitioning = …, for a Delta table knows its partitions, or write format ="
                                + " Format.PARQUET"));
        assertThat(Checked.table(trips().format(Format.PARQUET).partitioning(Partitioning.DIRECTORY)))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        TRIPS.annotation("Table").at("partitioning"),
                        "partitioning DIRECTORY says how partition directories are named, but no column of table 'trips'"
                                + " is a partition",
                        "add @Partition to the columns that choose the directory, or remove partitioning = …"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"DELTA", "PARQUET"})
    void relationIsForJdbc(Format format) {
        assertThat(Checked.table(trips().format(format).relation("public.trips")))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        TRIPS.annotation("Table").at("relation"),
                        "relation 'public.trips' names a table of a relational database, but the format of table 'trips'"
                                + " is " + format,
                        "remove relation = …, or write format = Format.JDBC"));
    }

    @Test
    void partitionsAreForTablesWithDirectories() {
        Column weight =
                Columns.of("weight", Scalar.FLOAT64).partition().nullable().build();

        assertThat(Checked.table(
                        Tables.of("trips", weight, int64("id")).at("${url}").format(Format.JDBC)))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        TRIPS.member("weight").annotation("Partition"),
                        "column 'weight' is a partition, but a table of format JDBC has no directories",
                        "remove @Partition"));
    }

    @Test
    void functionsAndTheirFormatBelongTogether() {
        assertThat(Checked.table(trips().format(Format.FUNCTION)))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        TRIPS.annotation("Table").at("format"),
                        "table 'trips' is a type, but format FUNCTION belongs to a method",
                        "write the format in which the data is stored, for example format = Format.DELTA"));

        Table function = Tables.function("trips", "java.util.stream.Stream<lake.Trip>", List.of(), int64("id"))
                .format(Format.PARQUET)
                .build();
        assertThat(Checked.table(function))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        Origin.of("lake.Functions")
                                .member("trips")
                                .annotation("Table")
                                .at("format"),
                        "method 'trips' computes its rows, but its format is PARQUET",
                        "remove format = …"));
        assertThat(Checked.catalog(function)).isEmpty();
    }

    @Test
    void roapiCannotCallFunctions() {
        Tables function = Tables.function("trips", "java.util.stream.Stream<lake.Trip>", List.of(), int64("id"));

        assertThat(Checked.table(function.roapi(Tables.notServed()))).isEmpty();
        assertThat(Checked.table(function.roapi(Tables.reloaded(60))))
                .containsExactly(new Problem(
                        Rule.NL0404,
                        Origin.of("lake.Functions").member("trips").annotation("Roapi"),
                        "table 'trips' is computed by a method, which ROAPI cannot call",
                        "remove @Roapi"));
    }

    private static Database database(String name, String location, Table... tables) {
        return new Database(name, "", "", location, "", RoapiOptions.NONE, List.of(tables), Optional.empty());
    }
}
