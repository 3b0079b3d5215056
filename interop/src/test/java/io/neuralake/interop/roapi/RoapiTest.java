package io.neuralake.interop.roapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.emitters.roapi.RoapiEmitter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real ROAPI starts with a generated configuration, unchanged, and its answers are right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoapiTest {

    private Path binary = Path.of("");
    private Catalog catalog = Catalog.unnamed(List.of());
    private RoapiServer server;

    @BeforeAll
    void start(@TempDir Path lake) throws IOException, SQLException {
        binary = RoapiBinary.find();
        writeSpikes(lake.resolve("spikes"));
        writeTypes(lake.resolve("all types"));
        writeDiagnostics(lake.resolve("diagnostics"));
        catalog = ManifestReader.manifest(resource("catalog.json").replace("${lake}", lake.toString()));
        Path configuration = Files.writeString(
                lake.resolve("roapi.yml"), new RoapiEmitter().emit(catalog).text());
        server = RoapiServer.start(binary, configuration);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyTableThatIsNotLeftOutIsServedUnderItsName() {
        assertThat(server.tables()).containsExactly("every_type", "lake_diagnostics", "lake_spikes");
    }

    @Test
    void hivePartitionsAreColumnsOfTheirTypes() {
        assertThat(server.sql("select count(*) as n from lake_spikes")).containsExactly(Map.of("n", 24));
        assertThat(server.sql("select implant_id, date, hour, count(rates) as n from lake_spikes"
                        + " where implant_id = 2 and date >= '2024-04-15' and hour = 1 group by 1, 2, 3"))
                .containsExactly(Map.of("implant_id", 2, "date", "2024-04-15", "hour", 1, "n", 3));
        assertThat(server.sql("select max(rates[2]) as top from lake_spikes where hour = 1"))
                .containsExactly(Map.of("top", new BigDecimal("11.5")));
    }

    @Test
    void partitionedDeltaTableIsReadFromItsLog() {
        assertThat(server.sql("select count(*) as n from lake_diagnostics")).containsExactly(Map.of("n", 6));
        assertThat(server.sql("select implant_id, date, sum(ticks) as ticks, count(note) as notes from lake_diagnostics"
                        + " where implant_id = 1 and ticks < 3 group by 1, 2"))
                .containsExactly(Map.of("implant_id", 1, "date", "2024-04-14", "ticks", 3, "notes", 1));
    }

    @Test
    void everyTypeIsReadAsDeclared() {
        List<Map<String, Object>> rows = server.sql("select * from every_type order by c_int8");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("c_boolean", true)
                .containsEntry("c_int8", -8)
                .containsEntry("c_int16", -16)
                .containsEntry("c_int32", -32)
                .containsEntry("c_int64", 1L << 60)
                .containsEntry("c_float32", new BigDecimal("1.5"))
                .containsEntry("c_float64", new BigDecimal("-2.5"))
                .containsEntry("c_string", "ü\"'")
                .containsEntry("c_binary", "00ff")
                .containsEntry("c_date", "1969-12-31")
                .containsEntry("c_time", "01:02:03.000004")
                .containsEntry("c_timestamp", "2024-04-14T01:02:03.456789")
                .containsEntry("c_instant", "2024-04-14T01:02:03.456789Z")
                .containsEntry("c_uuid", "00112233-4455-6677-8899-aabbccddeeff")
                .containsEntry("c_decimal", new BigDecimal("-12345678901234567.125"))
                .containsEntry("c_enum", "B")
                .containsEntry("c_struct", Map.of("x", 1, "label", "one"))
                .containsEntry("c_list", List.of(List.of("a", "b"), List.of()))
                .containsEntry("c_map", Map.of("k", 7));
        assertThat(rows.get(1)).isEmpty();
    }

    @Test
    void openApiDescribesWhatIsServed() {
        OpenApiDocument document = OpenApiDocument.of(catalog);
        String path = "/api/tables/every_type";
        List<String> examples = document.examples(path);

        assertThat(examples).hasSize(14);
        assertThat(examples).allSatisfy(query -> {
            String answer = server.get(path + "?" + query);
            assertThat(document.breaches(path, answer)).isEmpty();
            assertThat(answer).as(query).contains("\"c_int8\":-8");
        });
        for (String served : List.of("every_type", "lake_diagnostics", "lake_spikes")) {
            String table = "/api/tables/" + served;
            assertThat(document.breaches(table, server.get(table))).isEmpty();
        }
        assertThat(document.breaches("/api/schema", server.get("/api/schema"))).isEmpty();
        assertThat(document.breaches("/api/version", server.get("/api/version")))
                .isEmpty();
        assertThat(document.breaches(path, "[{\"c_int8\": \"-8\"}]")).isNotEmpty();
    }

    @Test
    void configurationThatDoesNotLoadFailsWithTheWordsOfRoapi(@TempDir Path folder) throws IOException {
        Path missing = Files.writeString(folder.resolve("roapi.yml"), """
                tables:
                  - name: "missing"
                    uri: "%s"
                    option:
                      format: delta
                """.replace(
                        "%s", folder.resolve("missing").toString()));

        assertThatIllegalStateException()
                .isThrownBy(() -> RoapiServer.start(binary, missing).close())
                .withMessageContaining("Failed to load table");
    }

    private static void writeSpikes(Path folder) throws SQLException {
        duckdb("""
                copy (select (n % 2 + 1)::integer as implant_id, date '2024-04-14' + (n // 12)::integer as date,
                             (n // 6 % 2)::integer as hour, [n, n / 2] as rates
                      from range(24) as numbers(n))
                to '%s' (format parquet, partition_by (implant_id, date, hour))
                """.replace("%s", folder.toString()));
    }

    private static void writeTypes(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        duckdb("""
                copy (select true as c_boolean, -8::tinyint as c_int8, -16::smallint as c_int16, -32::integer as c_int32,
                             1152921504606846976 as c_int64, 1.5::float as c_float32, -2.5::double as c_float64,
                             'ü"''' as c_string, '\\x00\\xFF'::blob as c_binary, date '1969-12-31' as c_date,
                             time '01:02:03.000004' as c_time, timestamp '2024-04-14 01:02:03.456789' as c_timestamp,
                             timestamptz '2024-04-14 01:02:03.456789Z' as c_instant,
                             '00112233-4455-6677-8899-aabbccddeeff' as c_uuid,
                             -12345678901234567.125::decimal(20, 3) as c_decimal, 'B'::enum('A', 'B') as c_enum,
                             {'x': 1, 'label': 'one'} as c_struct, [['a', 'b'], []] as c_list, map {'k': 7::bigint} as c_map
                      union all by name select null as c_int8)
                to '%s' (format parquet)
                """.replace("%s", folder.resolve("data.parquet").toString()));
    }

    /** A Delta table of three files; its partition columns stand last, since ROAPI confuses statistics otherwise. */
    private static void writeDiagnostics(Path folder) throws IOException, SQLException {
        StringBuilder log = new StringBuilder(resource("delta-schema.jsonl"));
        for (int implant = 1; implant <= 3; implant++) {
            String name = "implant_id=" + implant + "/date=2024-04-14/data.parquet";
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            duckdb(
                    "copy (select n as ticks, if(n = 1, 'first', null) as note from range(1, 3) as numbers(n)) to '%s' (format parquet)"
                            .replace("%s", file.toString()));
            String add = """
                    {"add":{"path":"$path","partitionValues":{"implant_id":"$implant","date":"2024-04-14"},"size":$size,\
                    "modificationTime":0,"dataChange":true,"stats":"{\\"numRecords\\":2,\\"minValues\\":{\\"ticks\\":1},\
                    \\"maxValues\\":{\\"ticks\\":2},\\"nullCount\\":{\\"ticks\\":0,\\"note\\":1}}"}}
                    """;
            log.append(add.replace("$path", name)
                    .replace("$implant", Integer.toString(implant))
                    .replace("$size", Long.toString(Files.size(file))));
        }
        Path commits = Files.createDirectories(folder.resolve("_delta_log"));
        Files.writeString(commits.resolve("00000000000000000000.json"), log);
    }

    private static void duckdb(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = RoapiTest.class.getResourceAsStream("/roapi/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
