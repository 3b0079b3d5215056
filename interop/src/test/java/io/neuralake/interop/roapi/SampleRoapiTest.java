package io.neuralake.interop.roapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.publish.LocationValues;
import io.neuralake.publish.Publication;
import io.neuralake.publish.Publisher;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.write.DirectorySink;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.samples.NlkCatalog;
import io.neuralake.samples.data.SampleData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real ROAPI serves the sample tables with the configuration that is published for them, and agrees with our runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SampleRoapiTest {

    private static final Pattern LEFT_OUT = Pattern.compile("# \"(.+)\" is left out: (.+)\\.");

    private Catalog declared = Catalog.unnamed(List.of());
    private Map<String, String> leftOut = Map.of();
    private NlkCatalog catalog;
    private RoapiServer server;

    @BeforeAll
    void start() throws IOException, SQLException, URISyntaxException {
        Path binary = RoapiBinary.find();
        Path lake = Path.of("target", "sample-lake").toAbsolutePath();
        Path published = Path.of("target", "sample-catalog").toAbsolutePath();
        write(lake);
        declared = publish(lake, published);
        Path configuration = published.resolve("roapi.yml");
        leftOut = LEFT_OUT.matcher(Files.readString(configuration))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        catalog = NlkCatalog.open(CatalogOptions.defaults().location("lake", lake.toString()));
        server = RoapiServer.start(binary, configuration);
    }

    @AfterAll
    void stop() {
        if (catalog != null) {
            catalog.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tablesThatRoapiCannotServeAreLeftOutWithTheReason() {
        String computed = "a Java method computes its rows";
        String disabled = "its declaration disables it";
        String unnamed = "ROAPI reads no partition value from a directory that does not name its column";
        String unsupported = "ROAPI as published reads SQLite only, and not postgresql";

        assertThat(leftOut)
                .containsOnly(
                        Map.entry("bci.calibrations", unsupported),
                        Map.entry("bci.electrode_sites", computed),
                        Map.entry("bci.spike_waveforms", unnamed),
                        Map.entry("charger.coil_telemetry", disabled),
                        Map.entry("implant.implants", disabled),
                        Map.entry("robot.poses", unnamed));
    }

    @Test
    void everyOtherTableIsServedUnderItsName() {
        assertThat(server.tables()).containsExactlyElementsOf(counts(table -> 0).keySet());
    }

    @Test
    void everyServedTableHasTheRowsThatOurRuntimeReads() {
        SortedMap<String, Long> read =
                counts(table -> catalog.table(table.qualifiedName()).count());
        SortedMap<String, Long> served =
                counts(table -> count("select count(*) as n from " + declared.servedName(table)));

        assertThat(served).isEqualTo(read);
        assertThat(served.values())
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(rows).isPositive());
    }

    @Test
    void documentedSliceHasTheRowsThatOurRuntimeReads() {
        long read = catalog.bci()
                .normalizedBinnedSpikes()
                .where(spikes -> spikes.implantId()
                        .eq(4595)
                        .and(spikes.date().eq(LocalDate.of(2024, 4, 14)))
                        .and(spikes.hour().between(9, 10)))
                .count();

        assertThat(read)
                .isPositive()
                .isLessThan(catalog.bci().normalizedBinnedSpikes().count());
        assertThat(count("select count(bin_start) as n from bci_normalized_binned_spikes"
                        + " where implant_id = 4595 and date = '2024-04-14' and hour between 9 and 10"))
                .isEqualTo(read);
    }

    /** A number for each table that is not left out, by the name under which it is served. */
    private SortedMap<String, Long> counts(ToLongFunction<Table> count) {
        SortedMap<String, Long> counts = new TreeMap<>();
        declared.tables()
                .filter(table -> !leftOut.containsKey(table.qualifiedName()))
                .forEach(table -> counts.put(declared.servedName(table), count.applyAsLong(table)));
        return counts;
    }

    private long count(String statement) {
        List<Map<String, Object>> rows = server.sql(statement);
        assertThat(rows).as(statement).hasSize(1);
        return rows.get(0).get("n") instanceof Number number ? number.longValue() : -1;
    }

    private static void write(Path lake) throws IOException, SQLException {
        Catalog manifest = SampleData.manifest();
        List<String> databases =
                manifest.databases().stream().map(Database::name).toList();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new SampleData(manifest, silent).write(lake, SampleData.DEFAULT_SCALE, databases);
        }
    }

    private static Catalog publish(Path lake, Path directory) throws URISyntaxException {
        Path module = Path.of(SampleData.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Publication publication = Publisher.standard()
                .publish(List.of(ClassPathEntry.of(module)), new LocationValues(Map.of("lake", lake.toString())));
        assertThat(publication.problems()).isEmpty();
        assertThat(publication.warnings()).isEmpty();
        DirectorySink sink = new DirectorySink(directory);
        publication.artifacts().forEach(sink::write);
        sink.finish();
        return publication.catalog();
    }
}
