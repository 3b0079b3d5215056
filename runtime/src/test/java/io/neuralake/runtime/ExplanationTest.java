package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan says of itself. */
final class ExplanationTest {

    private static final Table TRIPS =
            Declared.hive("m", "trips", Declared.partition("city", Scalar.STRING), Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    /** The example in the documentation. */
    private static String documented() throws IOException {
        String page = Files.readString(Path.of("../docs/results.md"));
        int start = page.indexOf("scan of m.trips");
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void filesThatAreReadAreNamedAndThoseLeftOutAreCounted() throws IOException {
        TestLake lake = new TestLake(directory);
        for (int i = 0; i < 9; i++) {
            lake.parquet("m/trips/city=c" + i + "/a.parquet", "SELECT " + i + "::BIGINT AS id");
        }
        try (Catalog catalog = lake.open(TRIPS)) {
            UntypedTable trips = catalog.table("m.trips");
            String explained = trips.where(t ->
                            t.column("city").in("c2", "c5").and(t.column("id").gt(1)))
                    .limit(7)
                    .explain();

            assertThat(explained.replace(directory.toString(), "/data/lake").replaceAll("[0-9]+ bytes", "722 bytes"))
                    .isEqualTo(documented());
            assertThat(catalog.sql("SELECT city FROM m.trips WHERE id > 1").explain())
                    .endsWith("  tested on rows: id > 1\n  columns: city, id\n");
            assertThat(catalog.sql("SELECT count(*) FROM m.trips").explain()).endsWith("  columns: none\n");
            assertThat(trips.where(t -> t.column("city").ge("c0")).explain())
                    .contains("files: 9 of 9", "    and 4 more\n", "  tested on rows: nothing\n")
                    .doesNotContain("left out");
        }
    }

    /** Each look at S3 is a request: what is explained costs no more of them than what is read. */
    @Test
    void aTableIsPlannedOnce() throws Exception {
        TestLake lake = new TestLake(directory.resolve("lake"));
        lake.parquet("m/trips/a.parquet", "SELECT 1::BIGINT AS id");
        try (S3Server server = new S3Server(directory.resolve("s3"))) {
            server.upload(directory.resolve("lake"));
            Table trips = Declared.hive("m", "trips", Declared.column("id", Scalar.INT64));
            try (Catalog catalog = lake.open(server.catalog(), trips)) {
                TableScan<?, ?> scan =
                        catalog.table("m.trips").where(t -> t.column("id").gt(1));
                scan.input();
                server.proxy().reset();
                scan.input();
                int once = server.proxy().requests().size();
                server.proxy().reset();
                assertThat(scan.explain()).contains("files: 1 of 1");
                assertThat(server.proxy().requests()).hasSize(once);
                server.proxy().reset();
                assertThat(catalog.sql("SELECT id FROM m.trips WHERE id > 1").explain())
                        .contains("files: 1 of 1");
                assertThat(server.proxy().requests()).hasSize(once);
            }
        }
    }

    @Test
    void filesThatStatisticsLeaveOutAreCounted() {
        Table table = DeltaFixtureTest.STATISTICS_PARSED;
        CatalogOptions options = CatalogOptions.defaults()
                .location("lake", DeltaFixtureTest.ROOT.getParent().toString());
        try (Catalog catalog = new TestLake(directory).open(options, table)) {
            assertThat(catalog.table(table.qualifiedName())
                            .where(t ->
                                    t.column("id").eq(21).and(t.column("part").eq("p0")))
                            .explain())
                    .contains("files: 1 of 8", "left out: 4 by partition values, 3 by statistics");
        }
    }
}
