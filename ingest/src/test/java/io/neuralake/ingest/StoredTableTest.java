package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored table is written as it is declared, gets columns that were added to the declaration, or is refused. */
final class StoredTableTest {

    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":%s,\"minWriterVersion\":%s}}";

    @TempDir
    Path directory;

    private static Table table(Column... columns) {
        return Lake.delta("stored", columns);
    }

    private void appended(Table declared, Map<String, ?> row) {
        try (Catalog catalog = new Lake(directory).open(declared);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "stored")) {
            appender.append(row).join();
        }
    }

    private void refused(String reason, Column... columns) {
        try (Catalog catalog = new Lake(directory).open(table(columns))) {
            assertThatThrownBy(() -> Lake.appender(catalog, "stored").close())
                    .isInstanceOf(LakeException.class)
                    .hasMessageStartingWith("cannot append to table 'lab.stored': ")
                    .hasMessageContaining(reason);
        }
    }

    private void metadata(long version, String schema, String configuration) throws Exception {
        new Lake(directory)
                .commit(
                        "stored",
                        version,
                        "{\"metaData\":{\"id\":\"x\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":\""
                                + schema.replace("\"", "\\\"") + "\",\"partitionColumns\":[],\"configuration\":{"
                                + configuration + "}}}");
    }

    @Test
    void aDeclaredNullableColumnIsAddedByACommitOfItsOwn() throws Exception {
        appended(table(Lake.column("n", Scalar.INT32)), Map.of("n", 1));
        Table more = table(
                Lake.nullable("label", Scalar.STRING),
                Lake.column("n", Scalar.INT32),
                Lake.nullable("tags", new ColumnType.ListOf(Scalar.STRING, false)));

        appended(more, Map.of("n", 2, "label", "b"));

        Lake lake = new Lake(directory);
        assertThat(lake.commit("stored", 1))
                .contains("\"ADD COLUMNS\"", "{\"metaData\":")
                .doesNotContain("{\"add\":");
        assertThat(lake.commit("stored", 2)).contains("{\"add\":").doesNotContain("metaData");
        try (Catalog catalog = lake.open(more);
                Stream<Row> rows = catalog.table("lab.stored").stream()) {
            assertThat(rows.map(row -> row.get("n") + " " + row.get("label") + " " + row.get("tags")))
                    .containsExactlyInAnyOrder("1 null null", "2 b null");
        }
        // An older program that does not know the columns goes on.
        appended(table(Lake.column("n", Scalar.INT32)), Map.of("n", 3));
        try (Catalog catalog = lake.open(more)) {
            assertThat(catalog.table("lab.stored").count()).isEqualTo(3);
        }
    }

    @Test
    void otherDifferencesAreRefused() {
        appended(table(Lake.column("n", Scalar.INT32), Lake.nullable("m", Scalar.INT32)), Map.of("n", 1));

        refused("'n' is declared as int64, and stored as integer", Lake.column("n", Scalar.INT64));
        refused("'n' is declared as nullable, and the table must have a value", Lake.nullable("n", Scalar.INT32));
        refused("the stored column 'n' must have a value in every row", Lake.nullable("m", Scalar.INT32));
        refused("'N' is stored as 'n'", Lake.column("N", Scalar.INT32));
        refused(
                "column 'k' is declared to have a value in every row, and the stored rows have none",
                Lake.column("n", Scalar.INT32),
                Lake.column("k", Scalar.INT32));
        refused(
                "it is declared as partitioned by m, and stored as partitioned by nothing",
                Lake.column("n", Scalar.INT32),
                Lake.nullablePartition("m", Scalar.INT32));
        refused("timestamps without a zone", Lake.column("n", Scalar.INT32), Lake.nullable("t", Scalar.TIMESTAMP));
        refused("Delta has no type for", Lake.column("n", Scalar.INT32), Lake.nullable("t", Scalar.TIME));
    }

    @Test
    void timestampsWithoutAZoneAndNothingElseRaiseTheProtocol() throws Exception {
        appended(
                table(Lake.column("t", Scalar.TIMESTAMP)),
                Map.of("t", LocalDateTime.parse("2024-04-14T09:00:00.000001")));

        assertThat(new Lake(directory).commit("stored", 0))
                .contains(
                        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"timestampNtz\"],"
                                + "\"writerFeatures\":[\"appendOnly\",\"invariants\",\"timestampNtz\"]}}");
    }

    @Test
    void featuresThatWeLackAreNamed() throws Exception {
        Lake lake = new Lake(directory);
        String schema =
                "{\"type\":\"struct\",\"fields\":[{\"name\":\"n\",\"type\":\"integer\",\"nullable\":true,\"metadata\":{%s}}]}";
        String plain = schema.replace("%s", "");
        Column n = Lake.nullable("n", Scalar.INT32);

        lake.commit("stored", 0, PROTOCOL.replaceFirst("%s", "1").replaceFirst("%s", "6"));
        metadata(1, plain, "");
        appended(table(n), Map.of("n", 1));
        metadata(3, plain, "\"delta.constraints.positive\":\"n > 0\"");
        refused("cannot write: checkConstraints", n);
        metadata(4, schema.replace("%s", "\"delta.generationExpression\":\"1\""), "");
        refused("cannot write: generatedColumns", n);
        metadata(5, schema.replace("%s", "\"delta.invariants\":\"{}\""), "");
        refused("cannot write: invariants", n);
        metadata(6, schema.replace("%s", "\"delta.identity.start\":1"), "");
        refused("cannot write: identityColumns", n);
        metadata(7, plain, "\"delta.columnMapping.mode\":\"name\"");
        refused("cannot write: columnMapping", n);
        metadata(8, plain, "");
        lake.commit(
                "stored",
                9,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"rowTracking\",\"domainMetadata\",\"appendOnly\",\"nextYears\"]}}");
        refused("cannot write: nextYears, rowTracking", n);
        lake.commit(
                "stored",
                10,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"appendOnly\",\"clustering\",\"domainMetadata\"]}}");
        appended(table(n), Map.of("n", 2));
    }

    @Test
    void aTableThatChangesMeanwhileIsCompared() throws Exception {
        Table declared = table(Lake.column("n", Scalar.INT32));
        try (Catalog catalog = new Lake(directory).open(declared);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "stored")) {
            appender.append(Map.of("n", 1)).join();
            new Lake(directory)
                    .commit(
                            "stored",
                            1,
                            "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"rowTracking\"]}}");

            assertThatThrownBy(() -> appender.append(Map.of("n", 2)).join())
                    .hasMessageContaining("cannot write: rowTracking");
            assertThat(catalog.table("lab.stored").count()).isEqualTo(1);
            assertThat(new Lake(directory).files("stored", ".parquet")).hasSize(1);
        }
    }

    @Test
    void aTableThatGoesAwayIsNotMadeAnewBehindTheAppender() throws Exception {
        Table declared = table(Lake.column("n", Scalar.INT32));
        try (Catalog catalog = new Lake(directory).open(declared);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "stored")) {
            appender.append(Map.of("n", 1)).join();
            try (Stream<Path> files = Files.walk(directory.resolve("stored"))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }

            assertThatThrownBy(() -> appender.append(Map.of("n", 2)).join())
                    .hasMessageContaining("was there, and is gone");
            assertThat(new Lake(directory).files("stored", ".parquet")).isEmpty();
        }
    }

    @Test
    void brokenLogsAndOddPropertiesAreTold() throws Exception {
        Table declared = table(Lake.column("n", Scalar.INT32));
        try (Catalog catalog = new Lake(directory).open(declared)) {
            assertThatThrownBy(() -> Appender.open(
                            Lake.storage(catalog, "stored"),
                            AppenderOptions.local().property("delta.appendonly", "true")))
                    .hasMessageContaining("did you mean 'delta.appendOnly'?");
            new Lake(directory).commit("stored", 0, "{\"protocol\":");
            assertThatThrownBy(() -> Lake.appender(catalog, "stored"))
                    .hasMessageContaining("commit 0 of the Delta log")
                    .hasMessageContaining("line 1 is no action");
        }
    }
}
