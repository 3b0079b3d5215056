package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.Predicate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics that a checkpoint has in columns, {@code stats_parsed}, leave out the same files as those in JSON. */
final class StatisticsParsedTest {

    private static final String SCHEMA =
            "'{\"type\":\"struct\",\"fields\":[{\"name\":\"n\",\"type\":\"integer\",\"nullable\":"
                    + "true,\"metadata\":{}},{\"name\":\"s\",\"type\":\"string\",\"nullable\":true,\"metadata\":{}}]}'";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"statistics_parsed", "statistics_parsed_mapped"})
    void filesAreLeftOutAsByStatisticsInJson(String name) throws IOException {
        boolean mapped = name.endsWith("mapped");
        Table table = mapped ? DeltaFixtureTest.STATISTICS_PARSED_MAPPED : DeltaFixtureTest.STATISTICS_PARSED;
        Path source = DeltaFixtureTest.ROOT.resolve(name);
        Path copy = directory.resolve("delta").resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(found -> !found.toString().contains("checkpoint"))
                    .toList()) {
                Path to = copy.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        CatalogOptions options = CatalogOptions.defaults()
                .location("lake", DeltaFixtureTest.ROOT.getParent().toString());
        TestLake lake = new TestLake(directory);
        try (Catalog parsed = lake.open(options, table);
                Catalog json = lake.open(table)) {
            // Version 6 has a checkpoint, later ones what was committed since.
            for (long version : new long[] {6, 8}) {
                int left = 0;
                int all = 0;
                for (Function<UntypedTable, Predicate> predicate : predicates(mapped)) {
                    List<String> expected = files(json, table, version, predicate);
                    assertThat(files(parsed, table, version, predicate)).containsExactlyInAnyOrderElementsOf(expected);
                    left += expected.size();
                    all += files(
                                    json,
                                    table,
                                    version,
                                    t -> t.column("part")
                                            .isNull()
                                            .or(t.column("part").isNotNull()))
                            .size();
                    assertThat(rows(parsed, table, version, predicate))
                            .isEqualTo(rows(json, table, version, predicate));
                }
                assertThat(left).isLessThan(all * 2 / 3);
                assertThat(parsed.table(table.qualifiedName()).version(version).count())
                        .isEqualTo(json.table(table.qualifiedName())
                                .version(version)
                                .count());
            }
        }
    }

    private static List<Function<UntypedTable, Predicate>> predicates(boolean mapped) {
        String number = mapped ? "long" : "l";
        String coordinate = mapped ? "east" : "x";
        List<Function<UntypedTable, Predicate>> predicates = new ArrayList<>(List.of(
                t -> t.column("id").eq(21),
                t -> t.column("id").isNull(),
                t -> t.column("b").gt(3),
                t -> t.column("b").isNotNull(),
                t -> t.column("s").between(300, 600),
                t -> t.column(number).le(1_000_000_000_000L),
                t -> t.column("f").eq(3.1f),
                t -> t.column("f").lt(1f),
                t -> t.column("d").eq(2.2),
                t -> t.column("d").eq(Double.POSITIVE_INFINITY),
                t -> t.column("d").gt(100.0),
                t -> t.column("money").ge(new BigDecimal("4.50")),
                t -> t.column("large").lt(new BigDecimal("200000000000000000000")),
                t -> t.column("name").startsWith("c"),
                t -> t.column("name").gt("exxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1"),
                t -> t.column("name").isNull(),
                t -> t.column("day").eq(LocalDate.of(2024, 4, 12)),
                t -> t.column("at").eq(LocalDateTime.parse("1969-12-31T23:59:53.999999")),
                t -> t.column("at").lt(LocalDateTime.parse("1969-12-31T23:59:51")),
                t -> t.column("flag").eq(true),
                t -> t.column("flag").isNotNull(),
                t -> t.column("position").field(coordinate).eq(3),
                t -> t.column("position").field("inner").field("y").eq("b")));
        for (String moment : List.of(
                "2024-04-13T10:00:00.123456Z",
                "2024-04-13T10:00:00.123Z",
                "2024-04-13T10:00:00.123999Z",
                "2024-04-13T10:00:00.122Z")) {
            predicates.add(t -> t.column("moment").eq(Instant.parse(moment)));
            predicates.add(t -> t.column("moment").lt(Instant.parse(moment)));
        }
        return predicates;
    }

    private static List<String> files(
            Catalog catalog, Table table, long version, Function<UntypedTable, Predicate> predicate) {
        UntypedTable rows = catalog.table(table.qualifiedName());
        return TestLake.files(rows.where(t -> predicate.apply(rows)).version(version)).stream()
                .map(file -> Path.of(file.place().path()).getFileName().toString())
                .toList();
    }

    private static long rows(Catalog catalog, Table table, long version, Function<UntypedTable, Predicate> predicate) {
        UntypedTable rows = catalog.table(table.qualifiedName());
        try (var found = rows.where(t -> predicate.apply(rows)).version(version).stream()) {
            return found.count();
        }
    }

    /** Among some thousands of files, of which the later ones have what the table's type cannot hold. */
    @ParameterizedTest
    @ValueSource(strings = {"INTEGER", "BIGINT", "VARCHAR", "DOUBLE", "STRUCT(x INTEGER)"})
    void columnsOfOtherTypesThanTheTableAreDoneWithout(String type) {
        TestLake lake = new TestLake(directory);
        String bound = type.startsWith("STRUCT") ? "{x: i}" : "i";
        lake.commit("d/t", 0, "{\"commitInfo\":{}}");
        lake.parquet(
                "d/t/_delta_log/00000000000000000000.checkpoint.parquet",
                "SELECT CASE WHEN i = -1 THEN {minReaderVersion: 1, minWriterVersion: 2} END AS protocol,"
                        + " CASE WHEN i = -1 THEN {id: 'id', format: {provider: 'parquet', options: MAP([''], [''])},"
                        + " schemaString: " + SCHEMA + ", partitionColumns: CAST([] AS VARCHAR[]),"
                        + " configuration: CAST(MAP([], []) AS MAP(VARCHAR, VARCHAR)), createdTime: 1::BIGINT} END AS metaData,"
                        + " CASE WHEN i >= 0 THEN {path: 'f' || i, partitionValues: CAST(MAP([], []) AS MAP(VARCHAR, VARCHAR)),"
                        + " size: 1::BIGINT, modificationTime: 1::BIGINT, dataChange: true,"
                        + " stats_parsed: {numRecords: 2::BIGINT, minValues: {n: CASE WHEN i >= 2000 THEN " + bound
                        + " END::" + type + ", s: 's' || i}, maxValues: {n: CASE WHEN i >= 2000 THEN " + bound
                        + " END::"
                        + type + ", s: 's' || i}, nullCount: {n: 0::BIGINT, s: 0::BIGINT}}} END AS add"
                        + " FROM (SELECT range - 1 AS i FROM range(3001)) ORDER BY i");
        Table table =
                Declared.delta("d", "t", Declared.nullable("n", Scalar.INT32), Declared.nullable("s", Scalar.STRING));
        try (Catalog catalog = lake.open(table)) {
            List<String> names = files(catalog, table, 0, t -> t.column("n").eq(2500));
            boolean read = type.equals("INTEGER");
            assertThat(names).hasSize(read ? 2001 : 3000).contains("f2500").doesNotHaveDuplicates();
            if (read) {
                assertThat(files(catalog, table, 0, t -> t.column("s").eq("s2500")))
                        .containsExactly("f2500");
                assertThat(catalog.table("d.t").count()).isEqualTo(6000);
            }
        }
    }

    @Test
    void statisticsInJsonComeFirst() {
        TestLake lake = new TestLake(directory);
        lake.commit("d/t", 0, "{\"commitInfo\":{}}");
        lake.parquet(
                "d/t/_delta_log/00000000000000000000.checkpoint.parquet",
                "SELECT CASE WHEN i = 0 THEN {minReaderVersion: 1, minWriterVersion: 2} END AS protocol,"
                        + " CASE WHEN i = 0 THEN {id: 'id', format: {provider: 'parquet', options: MAP([''], [''])},"
                        + " schemaString: " + SCHEMA + ", partitionColumns: CAST([] AS VARCHAR[]),"
                        + " configuration: CAST(MAP([], []) AS MAP(VARCHAR, VARCHAR)), createdTime: 1::BIGINT} END AS metaData,"
                        + " CASE WHEN i > 0 THEN {path: 'f' || i, partitionValues: CAST(MAP([], []) AS MAP(VARCHAR, VARCHAR)),"
                        + " size: 1::BIGINT, modificationTime: 1::BIGINT, dataChange: true,"
                        + " stats: '{\"numRecords\":5,\"minValues\":{\"n\":' || i || '},\"maxValues\":{\"n\":' || i || '}}',"
                        + " stats_parsed: {numRecords: 2::BIGINT, minValues: {n: 9}, maxValues: {n: 9}}} END AS add"
                        + " FROM range(4) AS r(i)");
        Table table =
                Declared.delta("d", "t", Declared.nullable("n", Scalar.INT32), Declared.nullable("s", Scalar.STRING));
        try (Catalog catalog = lake.open(table)) {
            assertThat(files(catalog, table, 0, t -> t.column("n").eq(2))).containsExactly("f2");
            assertThat(catalog.table("d.t").count()).isEqualTo(15);
        }
    }
}
