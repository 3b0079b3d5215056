package io.neuralake.samples.data;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.samples.data.rows.Rows;
import io.neuralake.samples.data.rows.SampleRows;
import io.neuralake.samples.data.storage.TableWriter;
import io.neuralake.samples.data.storage.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes the data of every stored sample table: {@code SampleData <lake directory> [scale [database…]]}.
 *
 * <p>The scale is TPC-H's scale factor, 0.01 unless given; simulated tables grow with it. Without databases it is all of
 * them. Tables are written beside the
 * lake and moved into it when all are complete, so that a second run replaces them and a failed one changes nothing.
 */
public final class SampleData {

    /** Scale at which everything is written in seconds. */
    public static final double DEFAULT_SCALE = 0.01;

    private static final String MANIFEST = "/META-INF/neuralake/catalog.json";

    private final Catalog catalog;
    private final PrintStream progress;

    /**
     * A writer for the tables of a catalog.
     *
     * @param catalog the manifest of the sample tables
     * @param progress where each finished table is named
     */
    public SampleData(Catalog catalog, PrintStream progress) {
        this.catalog = catalog;
        this.progress = progress;
    }

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length == 0) {
            System.err.println("usage: SampleData <lake directory> [scale, 0.01 unless given [database…]]");
            System.exit(2);
        }
        double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : DEFAULT_SCALE;
        Catalog catalog = manifest();
        List<String> databases = arguments.length > 2
                ? List.of(arguments).subList(2, arguments.length)
                : catalog.databases().stream().map(Database::name).toList();
        new SampleData(catalog, System.out).write(Path.of(arguments[0]), scale, databases);
    }

    /** The manifest that the compiler made of the sample tables. */
    public static Catalog manifest() throws IOException {
        try (InputStream manifest = SampleData.class.getResourceAsStream(MANIFEST)) {
            if (manifest == null) {
                throw new IllegalStateException("there is no " + MANIFEST
                        + " on the class path; compile the sample tables with the annotation processor of Neuralake");
            }
            return ManifestReader.manifest(new String(manifest.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Writes the stored tables of some databases, in place of those that are there. */
    public List<Written> write(Path lake, double scale, List<String> databases) throws IOException, SQLException {
        Path root = Files.createDirectories(lake).toRealPath();
        Path draft = Files.createTempDirectory(root, ".writing-");
        try {
            List<Written> written = writeTables(draft, scale, databases);
            for (Written table : written) {
                replace(location(table.table(), draft), location(table.table(), root), draft);
            }
            return written;
        } finally {
            delete(draft);
        }
    }

    private List<Written> writeTables(Path draft, double scale, List<String> databases)
            throws IOException, SQLException {
        List<Written> written = new ArrayList<>();
        Path scratch = Files.createDirectory(draft.resolve("staging"));
        try (TableWriter writer = new TableWriter(scratch)) {
            for (Rows rows : SampleRows.at(scale)) {
                Table declared = table(rows.table());
                if (!databases.contains(declared.database())) {
                    continue;
                }
                Written table = writer.write(declared, rows.rows().get(), location(rows.table(), draft));
                progress.println(String.format(
                        Locale.ROOT, "%-30s %,12d rows %5d files", table.table(), table.rows(), table.files()));
                written.add(table);
            }
        }
        return written;
    }

    private Table table(String name) {
        return catalog.table(name)
                .orElseThrow(() -> new IllegalStateException("table '" + name + "' is not in the manifest"));
    }

    private Path location(String table, Path lake) {
        return Path.of(Locations.resolve(catalog.location(table(table)), placeholder -> lake.toString()));
    }

    private static void replace(Path source, Path target, Path draft) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (Files.exists(target)) {
            Files.move(target, Files.createTempDirectory(draft, "old-").resolve("table"));
        }
        Files.move(source, target);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
