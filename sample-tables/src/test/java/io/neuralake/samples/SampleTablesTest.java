package io.neuralake.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.ValueText;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.UntypedTable;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.samples.bci.DecoderSessions;
import io.neuralake.samples.bci.ElectrodeMap;
import io.neuralake.samples.bci.NormalizedBinnedSpikes;
import io.neuralake.samples.bci.SpikeWaveforms;
import io.neuralake.samples.charger.ChargeSessions;
import io.neuralake.samples.charger.CoilTelemetry;
import io.neuralake.samples.data.SampleData;
import io.neuralake.samples.data.rows.Rows;
import io.neuralake.samples.data.rows.SampleRows;
import io.neuralake.samples.data.storage.Written;
import io.neuralake.samples.implant.ImplantDiagnostics;
import io.neuralake.samples.implant.Implants;
import io.neuralake.samples.robot.ToolPoses;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was declared can be read, and is what was written. */
@ExtendWith(SampleLake.class)
final class SampleTablesTest {

    private final SampleLake.Content lake;
    private final NlkCatalog catalog;

    SampleTablesTest(SampleLake.Content lake) {
        this.lake = lake;
        this.catalog = lake.open();
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void everyStoredTableIsWritten() {
        assertThat(lake.written())
                .extracting(Written::table)
                .containsExactlyInAnyOrderElementsOf(
                        stored().map(Table::qualifiedName).toList());
    }

    @Test
    void everyTableHasTheRowsThatWereWritten() {
        Map<String, Long> expected = new LinkedHashMap<>();
        lake.written().forEach(written -> expected.put(written.table(), written.rows()));
        Map<String, Long> read = new LinkedHashMap<>();
        accessors().forEach(table -> read.put(table.qualifiedName(), table.count()));

        assertThat(read).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(read.values()).allMatch(rows -> rows > 0);
    }

    @Test
    void everyRowIsDecodedThroughItsAccessor() {
        for (TableAccessor<?, ?> table : accessors()) {
            try (Stream<?> rows = table.stream()) {
                assertThat(rows.filter(row -> row != null).count())
                        .as(table.qualifiedName())
                        .isEqualTo(rowsOf(table.qualifiedName()));
            }
        }
    }

    @Test
    void documentationFiltersFindRowsAndLeaveSomeOut() {
        Map<String, Long> found = new LinkedHashMap<>();
        stored().forEach(table -> found.put(
                table.qualifiedName(),
                catalog.table(table.qualifiedName()).where(t -> all(table, t)).count()));

        assertThat(found)
                .allSatisfy((table, rows) -> assertThat(rows).isPositive().isLessThan(rowsOf(table)));
    }

    @Test
    void recordsComeBackAsTheyWereMade() {
        assertSame("bci.decoder_sessions", catalog.bci().decoderSessions(), DecoderSessions.class);
        assertSame("charger.charge_sessions", catalog.charger().chargeSessions(), ChargeSessions.class);
        assertSame("charger.coil_telemetry", catalog.charger().coilTelemetry(), CoilTelemetry.class);
        assertSame("implant.implant_diagnostics", catalog.implant().implantDiagnostics(), ImplantDiagnostics.class);
        assertSame("robot.tool_poses", catalog.robot().toolPoses(), ToolPoses.class);
        assertSame("field.penguins", catalog.field().penguins(), Record.class);
        assertSame("tpch.lineitem", catalog.tpch().lineitem(), Record.class);
        assertSame("tpch.orders", catalog.tpch().orders(), Record.class);
    }

    @Test
    void binnedSpikesKeepNotANumberNullsAndEmptyLists() {
        try (Stream<NormalizedBinnedSpikes> rows = catalog.bci().normalizedBinnedSpikes().stream()) {
            List<NormalizedBinnedSpikes> all = rows.toList();

            assertThat(all).allMatch(row -> row.rates().size() == 32);
            assertThat(all).anyMatch(row -> row.maskedChannels().isEmpty());
            assertThat(all).anyMatch(row -> row.velocityX() == null);
            assertThat(all)
                    .filteredOn(row -> !row.maskedChannels().isEmpty())
                    .isNotEmpty()
                    .allMatch(
                            row -> row.rates().get(row.maskedChannels().get(0)).isNaN());
        }
    }

    @Test
    void classesAreFilledThroughTheirFields() {
        try (Stream<SpikeWaveforms> rows = catalog.bci().spikeWaveforms().stream()) {
            List<SpikeWaveforms> all = rows.toList();

            assertThat(all).allMatch(row -> row.samples.length == 40 && row.components.length == 3);
            assertThat(all).anyMatch(row -> row.cluster == null).anyMatch(row -> row.cluster != null);
            assertThat(all).anyMatch(row -> row.packet.length == 0).anyMatch(row -> row.packet.length == 24);
        }
    }

    @Test
    void interfacesAreImplemented() {
        try (Stream<Implants> rows = catalog.implant().implants().stream()) {
            Map<Integer, Implants> register = new LinkedHashMap<>();
            rows.forEach(row -> register.put(row.implantId(), row));

            Implants removed = register.get(4412);
            Implants used = register.get(5213);
            assertThat(removed).isNotNull();
            assertThat(used).isNotNull();
            assertThat(removed.explantedOn()).isPresent();
            assertThat(removed.chargeReminder()).isNull();
            assertThat(removed.impedances()).isEmpty();
            assertThat(used.explantedOn()).isEmpty();
            assertThat(used.batch()).isEqualTo('é');
            assertThat(used.participant()).isEqualTo("李 W.");
            assertThat(used.impedances()).hasSize(32);
        }
    }

    @Test
    void relationalTablesAreDeclaredAndSayThatTheyCannotBeRead() {
        assertThat(catalog.tables()).contains("bci.calibrations");
        assertThatThrownBy(() -> catalog.table("bci.calibrations").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("bci.calibrations");
    }

    @Test
    void computedTablesAreReadThroughTheirAccessors() {
        assertThat(catalog.bci().electrodeSites(8, null).stream())
                .containsExactlyElementsOf(ElectrodeMap.electrodeSites(8, null).toList());
        assertThat(catalog.bci().electrodeSites(6, 2).stream())
                .extracting(ElectrodeMap.ElectrodeSite::thread)
                .containsExactly((byte) 0, (byte) 1, (byte) 0, (byte) 1, (byte) 0, (byte) 1);
        assertThat(catalog.bci().electrodeSites(1024, null).count()).isEqualTo(1024);
        assertThat(catalog.bci().electrodeSites(64, null).where(t -> t.thread().eq(3)).stream())
                .containsExactlyInAnyOrderElementsOf(ElectrodeMap.electrodeSites(64, null)
                        .filter(site -> site.thread() == 3)
                        .toList());
        assertThat(catalog.bci().electrodeSites(8, null).frame().rows()).isEqualTo(8);
        assertThat(catalog.tables()).contains("bci.electrode_sites");
    }

    @Test
    void computedTablesAreCalledByNameAndJoinedWithStoredOnes() {
        assertThat(catalog.table("bci.electrode_sites")
                        .call(Map.of("channels", "64"))
                        .where(t -> t.column("thread").eq(3))
                        .count())
                .isEqualTo(16);
        assertThatThrownBy(() -> catalog.table("bci.electrode_sites").count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("parameter 'channels' has no argument");
        assertThat(catalog.sql("""
                                SELECT s.thread, count(*) AS waveforms
                                FROM bci.spike_waveforms w
                                JOIN bci.electrode_sites(channels := 1024) s ON s.channel = w.channel
                                WHERE s.position.z < 0
                                GROUP BY s.thread
                                """).stream()
                        .mapToLong(row -> (Long) row.get("waveforms"))
                        .sum())
                .isEqualTo(rowsOf("bci.spike_waveforms"));
    }

    @Test
    void aSecondRunReplacesTheFirst() throws Exception {
        List<Written> again = new SampleData(lake.manifest(), SampleLake.silent())
                .write(lake.directory(), SampleData.DEFAULT_SCALE, List.of("charger"));

        assertThat(lake.written()).containsAll(again);
        assertThat(again)
                .isNotEmpty()
                .allSatisfy(written ->
                        assertThat(catalog.table(written.table()).count()).isEqualTo(written.rows()));
        assertThat(lake.directory().toFile().list())
                .doesNotContain(".writing")
                .hasSize(lake.manifest().databases().size());
    }

    private Stream<Table> stored() {
        return lake.manifest()
                .tables()
                .filter(table -> table.format() == Format.DELTA || table.format() == Format.PARQUET);
    }

    private long rowsOf(String table) {
        return lake.written().stream()
                .filter(written -> written.table().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    @SuppressWarnings("deprecation") // robot.poses is a deprecated table, and has to be readable nevertheless
    private List<TableAccessor<?, ?>> accessors() {
        return List.of(
                catalog.bci().decoderSessions(),
                catalog.bci().normalizedBinnedSpikes(),
                catalog.bci().spikeWaveforms(),
                catalog.charger().chargeSessions(),
                catalog.charger().chargerModels(),
                catalog.charger().coilTelemetry(),
                catalog.field().penguins(),
                catalog.implant().firmwareUpdates(),
                catalog.implant().implantDiagnostics(),
                catalog.implant().implants(),
                catalog.robot().poses(),
                catalog.robot().toolPoses(),
                catalog.tpch().customer(),
                catalog.tpch().lineitem(),
                catalog.tpch().nation(),
                catalog.tpch().orders(),
                catalog.tpch().part(),
                catalog.tpch().partsupp(),
                catalog.tpch().region(),
                catalog.tpch().supplier());
    }

    private void assertSame(String name, TableAccessor<?, ?> table, Class<?> type) {
        Rows source = SampleRows.at(SampleData.DEFAULT_SCALE).stream()
                .filter(rows -> rows.table().equals(name))
                .findFirst()
                .orElseThrow();
        try (Stream<?> read = table.stream();
                Stream<?> made = source.rows().get()) {
            Set<Object> expected = new HashSet<>(made.toList());
            Set<Object> actual = new HashSet<>(read.toList());
            assertThat(actual).as(name).hasSameSizeAs(expected).allMatch(type::isInstance);
            assertThat(expected.equals(actual)).as(name).isTrue();
        }
    }

    private static Predicate all(Table table, UntypedTable untyped) {
        return table.docFilters().stream()
                .map(filter -> predicate(table, filter, untyped.column(filter.column())))
                .reduce(Predicate::and)
                .orElseThrow();
    }

    private static Predicate predicate(Table table, DocFilter filter, AnyColumn column) {
        ColumnType type = table.column(filter.column()).orElseThrow().type();
        ColumnType item = type instanceof ColumnType.ListOf list ? list.element() : type;
        List<Object> values = filter.values().stream()
                .map(text -> ValueText.value(text, item).orElseThrow())
                .toList();
        return switch (filter.operator()) {
            case EQ -> column.eq(values.get(0));
            case NE -> column.ne(values.get(0));
            case LT -> column.lt(values.get(0));
            case LE -> column.le(values.get(0));
            case GT -> column.gt(values.get(0));
            case GE -> column.ge(values.get(0));
            case BETWEEN -> column.between(values.get(0), values.get(1));
            case IN -> column.in(values);
            case NOT_IN -> column.notIn(values);
            case IS_NULL -> column.isNull();
            case IS_NOT_NULL -> column.isNotNull();
            case LIKE -> column.like(filter.values().get(0));
            case STARTS_WITH -> column.startsWith(filter.values().get(0));
            case CONTAINS -> column.contains(filter.values().get(0));
            case INCLUDES -> column.includes(values.get(0));
            case INCLUDES_ANY -> column.includesAny(values);
            case INCLUDES_ALL -> column.includesAll(values);
        };
    }
}
