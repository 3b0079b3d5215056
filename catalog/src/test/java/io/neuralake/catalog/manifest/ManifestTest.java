package io.neuralake.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Columns;
import io.neuralake.catalog.RandomCatalogs;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Tables;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadBackEqual(long seed) {
        Catalog catalog = RandomCatalogs.of(seed);
        String manifest = ManifestWriter.manifest(catalog);

        assertThat(ManifestReader.manifest(manifest)).isEqualTo(catalog);
        assertThat(ManifestReader.manifests(manifest)).containsExactly(catalog);
        assertThat(ManifestReader.manifests(manifest + manifest)).containsExactly(catalog, catalog);
        assertThat(ManifestWriter.manifest(ManifestReader.manifest(manifest))).isEqualTo(manifest);
        assertThat(catalog.tables())
                .allSatisfy(table -> assertThat(ManifestReader.fragment(ManifestWriter.fragment(table)))
                        .isEqualTo(table));
    }

    @Test
    void fragmentOfAPlainTable() {
        Table table = Tables.of(
                        "trips",
                        Columns.of("city", ColumnType.Scalar.STRING)
                                .javaType("java.lang.String")
                                .partition()
                                .build(),
                        Columns.of("price", new ColumnType.Decimal(12, 2))
                                .javaType("java.math.BigDecimal")
                                .nullable()
                                .build())
                .build();
        String expected = """
                {
                  "neuralake": 1,
                  "table": {
                    "database": "mobility",
                    "name": "trips",
                    "format": "delta",
                    "location": "s3://lake/data",
                    "schemaVersion": 1,
                    "columns": [
                      {
                        "name": "city",
                        "type": "string",
                        "partition": true,
                        "member": "city",
                        "java": "java.lang.String"
                      },
                      {
                        "name": "price",
                        "type": {
                          "kind": "decimal",
                          "precision": 12,
                          "scale": 2
                        },
                        "nullable": true,
                        "member": "price",
                        "java": "java.math.BigDecimal"
                      }
                    ],
                    "accessor": "lake.TripsTable",
                    "row": {
                      "type": "lake.Trips",
                      "kind": "record"
                    },
                    "declared": {
                      "type": "lake.Trips"
                    }
                  }
                }
                """;

        assertThat(ManifestWriter.fragment(table)).isEqualTo(expected);
    }

    @Test
    void membersThatAreNotKnownAreIgnored() {
        Table table = Tables.of("trips", Columns.int64("id")).build();
        String later =
                ManifestWriter.fragment(table).replace("\"format\":", "\"colour\": {\"a\": [1.5, null]}, \"format\":");

        assertThat(ManifestReader.fragment(later)).isEqualTo(table);
    }

    @Test
    void unsupportedTypeHasNoManifest() {
        Table table = Tables.of(
                        "trips",
                        Columns.of("x", Columns.unsupported("java.lang.Object", ColumnType.Reason.UNKNOWN))
                                .build())
                .build();

        assertThatThrownBy(() -> ManifestWriter.fragment(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table with an unsupported column type has no manifest: java.lang.Object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"neuralake\": 2}",
                "{\"neuralake\": 2147483647, \"table\": 7}",
                "{\"table\": \"?\", \"neuralake\": 2}"
            })
    void newerFormatsAreToldFromNonsense(String text) {
        assertThatThrownBy(() -> ManifestReader.fragment(text))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NL0903))
                .hasMessageMatching("it has format \\d+, and this version reads formats up to 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the text does not start with a JSON object",
                "[] | the text does not start with a JSON object",
                "{} | $.neuralake is missing",
                "{\"neuralake\": \"1\"} | $.neuralake is a text, but a whole number is expected",
                "{\"neuralake\": 1.5} | $.neuralake is a number, but a whole number is expected",
                "{\"neuralake\": 3000000000} | $.neuralake is 3000000000, which is out of range",
                "{\"neuralake\": 0} | it has format 0, and formats count from 1",
                "{\"neuralake\": 1} | $.table is missing",
                "{\"neuralake\": 1, \"table\": []} | $.table is a list, but an object is expected",
                "{\"neuralake\": 1, \"table\": {}} | $.table.declared is missing",
                "{\"neuralake\": 1} trailing | not JSON: ",
                "{\"neuralake\": 1}{} | something follows the JSON object",
                "{\"neuralake\": 1, \"neuralake\": 1} | not JSON: Duplicate field 'neuralake'",
                "{\"neuralake\": 99999999999999999999} | not JSON: ",
            })
    void nonsenseIsReportedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> ManifestReader.fragment(text))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NL0902))
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": \"trips\" | \"name\": 7 | $.table.name is a whole number, but a text is expected",
                "\"format\": \"delta\" | \"format\": \"iceberg\" | $.table.format is 'iceberg', which is not known",
                "\"type\": \"int64\" | \"type\": \"int65\" | $.table.columns[0].type is 'int65', which is not known",
                "\"type\": \"int64\" | \"type\": {\"kind\": \"set\"} | $.table.columns[0].type.kind is 'set', which is not known",
                "\"type\": \"int64\" | \"type\": {} | $.table.columns[0].type.kind is missing",
                "\"member\": \"id\" | \"member\": null | $.table.columns[0].member is missing",
                "\"schemaVersion\": 1 | \"schemaVersion\": true | $.table.schemaVersion is a truth value, but a whole number is"
                        + " expected",
                "\"accessor\": | \"tags\": [null], \"accessor\": | $.table.tags[0] is null, but a text is expected",
            })
    void whatIsWrongInATableIsReportedWithItsPlace(String sound, String broken, String message) {
        Table table = Tables.of("trips", Columns.int64("id")).build();
        String fragment = ManifestWriter.fragment(table).replace(sound, broken);

        assertThatThrownBy(() -> ManifestReader.fragment(fragment)).hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void truncatedAndDamagedTextIsNeverMoreThanOneException(long seed) {
        String manifest = ManifestWriter.manifest(RandomCatalogs.of(seed));
        Random random = new Random(seed);

        for (int i = 0; i < 50; i++) {
            int at = random.nextInt(manifest.length() - 2);
            String truncated = manifest.substring(0, at);
            assertThatThrownBy(() -> ManifestReader.manifest(truncated)).isInstanceOf(ManifestException.class);

            StringBuilder damaged = new StringBuilder(manifest);
            damaged.setCharAt(at, "{}[]\",:0nt\u0000".charAt(random.nextInt(11)));
            try {
                ManifestReader.manifest(damaged.toString());
            } catch (ManifestException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"neuralake\": 1, \"table\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> ManifestReader.fragment(deep)).isInstanceOf(ManifestException.class);
    }
}
