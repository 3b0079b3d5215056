package io.neuralake.emitters.roapi;

import static io.neuralake.emitters.roapi.Declared.catalog;
import static io.neuralake.emitters.roapi.Declared.column;
import static io.neuralake.emitters.roapi.Declared.delta;
import static io.neuralake.emitters.roapi.Declared.directories;
import static io.neuralake.emitters.roapi.Declared.disabled;
import static io.neuralake.emitters.roapi.Declared.function;
import static io.neuralake.emitters.roapi.Declared.inMemory;
import static io.neuralake.emitters.roapi.Declared.named;
import static io.neuralake.emitters.roapi.Declared.parquet;
import static io.neuralake.emitters.roapi.Declared.partition;
import static io.neuralake.emitters.roapi.Declared.relational;
import static io.neuralake.emitters.roapi.Declared.reloadedEvery;
import static io.neuralake.emitters.roapi.Declared.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoapiEmitterTest {

    private static final Column ID = partition("implant_id", Scalar.INT32);
    private static final Column DATE = partition("date", Scalar.DATE);
    private static final Column HOUR = partition("hour", Scalar.INT32);
    private static final Column TICKS = column("ticks", Scalar.INT64);
    private static final Column VALUES = column("values", new ColumnType.ListOf(Scalar.FLOAT64, false));

    private final RoapiEmitter emitter = new RoapiEmitter();

    @Test
    void eachFormatIsServedAsRoapiReadsIt() {
        golden(
                "formats",
                named(
                        "neural",
                        catalog(
                                delta("diagnostics", "/lake/diagnostics", ID, DATE, TICKS),
                                parquet("spikes", "/lake/spikes", ID, DATE, HOUR, TICKS, VALUES),
                                parquet("devices", "/lake/devices.parquet", TICKS),
                                parquet("sessions", "s3a://lake/sessions", TICKS),
                                with(delta("models", "file:///lake/models/", TICKS), named("robot_models")),
                                relational("orders", "jdbc:sqlite:/lake/orders.db", "main.order"))));
    }

    @Test
    void eachTypeIsWrittenAsAnArrowType() {
        List<Column> columns = new ArrayList<>();
        for (Scalar scalar : Scalar.values()) {
            columns.add(column("c_" + scalar.text().replaceAll("\\W", "_"), scalar));
        }
        ColumnType struct = new ColumnType.Struct("lake.Point", List.of(column("x", Scalar.INT8), VALUES));
        columns.add(column("c_decimal", new ColumnType.Decimal(12, 2)));
        columns.add(column("c_enum", new ColumnType.Enumeration("lake.Kind", List.of("A", "B"))));
        columns.add(column("c_struct", struct));
        columns.add(column("c_list", new ColumnType.ListOf(struct, true)));
        columns.add(column("c_map", new ColumnType.MapOf(Scalar.STRING, struct, false)));

        golden("types", catalog(parquet("types", "/lake/types", columns.toArray(Column[]::new))));
    }

    @Test
    void whatRoapiCannotServeIsLeftOutWithTheReason() {
        golden(
                "left-out",
                catalog(
                        with(delta("a_disabled", "/lake/a", TICKS), disabled()),
                        function("b_function"),
                        directories("c_directories", "/lake/c", DATE, TICKS),
                        parquet("d_partition", "/lake/d", partition("at", Scalar.INSTANT), TICKS),
                        delta("e_scheme", "hdfs://lake/e", TICKS),
                        delta("f_nowhere", "", TICKS),
                        delta("g_relative", "my lake/g", TICKS),
                        relational("h_postgres", "jdbc:postgresql://db/h", ""),
                        relational("i_memory", "jdbc:sqlite::memory:", ""),
                        relational("j_parameters", "jdbc:sqlite:/lake/j.db?mode=ro", ""),
                        relational("k_nowhere", "${warehouse}", "")));
    }

    @Test
    void whatRoapiCannotHoldInMemoryIsReadFromStorage() {
        golden(
                "memory",
                catalog(
                        with(delta("a_flat", "/lake/a", TICKS), inMemory()),
                        with(parquet("b_flat", "/lake/b", TICKS, VALUES), inMemory()),
                        with(delta("c_partitioned", "/lake/c", DATE, TICKS), inMemory()),
                        with(parquet("d_partitioned", "/lake/d", DATE, TICKS), inMemory()),
                        with(delta("e_lists", "/lake/e", VALUES), inMemory()),
                        with(parquet("f_path", "/my lake/f", TICKS), inMemory())));
    }

    @Test
    void reloadingIsAskedForOnlyWhereItHasAnEffect() {
        golden(
                "reload",
                catalog(
                        delta("a_default", "/lake/a", TICKS),
                        with(delta("b_asked", "/lake/b", TICKS), reloadedEvery(300)),
                        with(parquet("c_asked", "/lake/c", TICKS), reloadedEvery(1)),
                        with(
                                delta("d_memory", "/lake/d", TICKS),
                                reloadedEvery(5).orElse(inMemory())),
                        with(relational("e_relational", "jdbc:sqlite:/lake/e.db", ""), reloadedEvery(5))));
    }

    @Test
    void placeholdersStayAndAreNamedAtTheTop() {
        golden(
                "placeholders",
                catalog(
                        delta("a", "${lake}/a b", DATE, TICKS),
                        parquet("b", "s3a://${bucket}/b", TICKS),
                        relational("c", "jdbc:sqlite:${lake}/c.db", "")));
    }

    @Test
    void catalogWithoutTablesIsStillValidYaml() {
        golden("empty", catalog());
    }

    @Test
    void orderOfDeclarationsDoesNotMatter() {
        List<Database> databases = new ArrayList<>();
        for (String name : List.of("bci", "charger", "robot")) {
            databases.add(Database.named(name, List.of(delta("a", "/a", TICKS), delta("b", "/b", TICKS))));
        }
        String expected = emitter.emit(Catalog.unnamed(databases)).text();

        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Database> shuffled = new ArrayList<>();
            for (Database database : databases) {
                List<Table> tables = new ArrayList<>(database.tables());
                Collections.shuffle(tables, random);
                shuffled.add(database.withTables(tables));
            }
            Collections.shuffle(shuffled, random);
            assertThat(emitter.emit(Catalog.unnamed(shuffled)).text()).isEqualTo(expected);
        }
    }

    @Test
    void namesAreReadBackUnchangedWhateverTheyAre() {
        TrickyText texts = new TrickyText(11);
        for (int round = 0; round < 500; round++) {
            String name = texts.next();
            String columnName = texts.next();
            Table table = with(parquet("t", "/lake/t", column(columnName, Scalar.INT8)), named(name));
            Table leftOut = delta(texts.next(), "", TICKS);

            Artifact artifact = emitter.emit(named(texts.next(), catalog(table, leftOut)));

            List<Map<String, Object>> tables = Configuration.tables(artifact.text());
            assertThat(tables).hasSize(1);
            assertThat(tables.get(0)).containsEntry("name", name);
            Object column = Map.of("name", columnName, "data_type", "Int8", "nullable", "true");
            assertThat(tables.get(0)).containsEntry("schema", Map.of("columns", List.of(column)));
        }
    }

    private void golden(String name, Catalog catalog) {
        Artifact artifact = emitter.emit(catalog);

        Golden.check(RoapiEmitterTest.class, name, artifact);
        assertThat(artifact.kind()).isEqualTo(Artifact.Kind.RESOURCE);
        long leftOut = artifact.text()
                .lines()
                .filter(line -> line.contains("is left out: "))
                .count();
        assertThat(Configuration.tables(artifact.text()))
                .hasSize((int) (catalog.tables().count() - leftOut));
    }
}
