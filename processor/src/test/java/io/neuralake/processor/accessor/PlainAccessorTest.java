package io.neuralake.processor.accessor;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordinary tables are written as JavaPoet writes them. */
final class PlainAccessorTest {

    private static final Path GOLDENS = Path.of("src", "test", "resources", "golden", "GeneratedFilesTest");

    private static final Surroundings MARKED = new Surroundings(true, false, List.of());

    private static List<Table> tables() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            return files.filter(file -> file.getParent().endsWith("tables"))
                    .sorted()
                    .map(PlainAccessorTest::table)
                    .toList();
        }
    }

    private static Table table(Path fragment) {
        try {
            return ManifestReader.fragment(Files.readString(fragment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Table table, Surroundings surroundings) {
        AccessorEmitter emitter = new AccessorEmitter(surroundings);

        assertThat(PlainAccessor.fits(table, surroundings)).isTrue();
        assertThat(emitter.emit(table).text())
                .isEqualTo(AnyAccessor.artifact(table, surroundings).text());
        assertThat(emitter.emit(table).name())
                .isEqualTo(AnyAccessor.artifact(table, surroundings).name());
    }

    @Test
    void someOfTheGoldensAreOrdinary() throws IOException {
        assertThat(tables()).anyMatch(table -> PlainAccessor.fits(table, MARKED));
        assertThat(tables()).anyMatch(table -> !PlainAccessor.fits(table, MARKED));
    }

    @Test
    void goldensAreTheSame() throws IOException {
        for (Table table : tables()) {
            if (PlainAccessor.fits(table, MARKED)) {
                same(table, MARKED);
                same(table, new Surroundings(false, true, List.of()));
            }
        }
    }

    /** Lines are broken at the same places, whatever their length. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyPlainTypeInRecordsOfManyLengths(int letters) throws IOException {
        List<Column> everything = tables().stream()
                .filter(table -> table.name().equals("everything"))
                .findFirst()
                .orElseThrow()
                .columns();
        List<Column> columns = new ArrayList<>();
        for (Column column : everything) {
            if ((column.type() instanceof ColumnType.Scalar || column.type() instanceof ColumnType.Decimal)
                    && !column.javaType().startsWith("java.util.Optional")) {
                columns.add(column);
            }
        }
        assertThat(columns).hasSizeGreaterThan(25);
        String name = "R" + "x".repeat(letters);
        same(table(name, columns), MARKED);
        same(table(name, columns.subList(0, letters % columns.size())), MARKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Catalog", "Instant", "Override"})
    void namesThatAreImportedAreLeftToJavaPoet(String name) throws IOException {
        assertThat(PlainAccessor.fits(table(name, List.of()), MARKED)).isFalse();
    }

    private static Table table(String name, List<Column> columns) throws IOException {
        Table some = tables().stream()
                .filter(table -> PlainAccessor.fits(table, MARKED))
                .findFirst()
                .orElseThrow();
        return new Table(
                some.database(),
                some.name(),
                some.format(),
                some.location(),
                some.partitioning(),
                some.relation(),
                some.function(),
                columns,
                some.docFilters(),
                some.docColumns(),
                some.uniqueColumns(),
                some.description(),
                some.owner(),
                some.tags(),
                some.classification(),
                some.latency(),
                some.source(),
                some.notebook(),
                some.links(),
                some.derivedFrom(),
                some.deprecation(),
                some.schemaVersion(),
                some.roapi(),
                "lake." + name + "Table",
                new Table.Row("lake." + name, Table.RowKind.RECORD),
                some.origin());
    }
}
