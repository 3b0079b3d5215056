package io.neuralake.ingest;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.runtime.TableStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Declared tables in a directory. */
final class Lake {

    private final Path root;

    Lake(Path root) {
        this.root = root;
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** Names of the files of a table below its root that end so, without hidden ones. */
    List<String> files(String table, String end) throws IOException {
        Path directory = root.resolve(table);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> name.endsWith(end) && !name.startsWith("_delta_log"))
                    .sorted()
                    .toList();
        }
    }

    String commit(String table, long version) throws IOException {
        return Files.readString(log(table).resolve(name(version)));
    }

    void commit(String table, long version, String... actions) throws IOException {
        Files.createDirectories(log(table));
        Files.writeString(log(table).resolve(name(version)), String.join("\n", actions) + "\n");
    }

    private Path log(String table) {
        return root.resolve(table).resolve("_delta_log");
    }

    private static String name(long version) {
        return String.format(Locale.ROOT, "%020d.json", version);
    }

    Catalog open(Table... tables) {
        try {
            Files.createDirectories(root);
            Path classes = Files.createTempDirectory(root, "classes");
            Path manifest = classes.resolve(ManifestFormat.CATALOG);
            Files.createDirectories(manifest.getParent());
            Files.writeString(
                    manifest,
                    ManifestWriter.manifest(
                            io.neuralake.catalog.Catalog.unnamed(List.of(Database.named("lab", List.of(tables))))));
            return Catalog.open(CatalogOptions.defaults().location("lake", root.toString()), List.of(classes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static TableStorage storage(Catalog catalog, String table) {
        return catalog.table("lab." + table).storage();
    }

    /** An appender of rows by name that commits as soon as it can. */
    static Appender<Map<String, ?>> appender(Catalog catalog, String table) {
        TableStorage storage = storage(catalog, table);
        return Appender.open(storage, AppenderOptions.of(storage).interval(Duration.ZERO));
    }

    static Table delta(String name, Column... columns) {
        return table(name, Format.DELTA, Optional.empty(), columns);
    }

    static Table parquet(String name, Partitioning partitioning, Column... columns) {
        return table(name, Format.PARQUET, Optional.of(partitioning), columns);
    }

    private static Table table(String name, Format format, Optional<Partitioning> partitioning, Column... columns) {
        Origin origin = Origin.of("lab." + Names.upperCamel(name));
        return new Table(
                "lab",
                name,
                format,
                "${lake}/" + name,
                partitioning,
                "",
                Optional.empty(),
                List.of(columns),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                RoapiOptions.NONE,
                origin.type() + "Table",
                new Table.Row(origin.type(), Table.RowKind.RECORD),
                origin);
    }

    static Column column(String name, ColumnType type) {
        return column(name, type, false, false);
    }

    static Column nullable(String name, ColumnType type) {
        return column(name, type, true, false);
    }

    static Column partition(String name, ColumnType type) {
        return column(name, type, false, true);
    }

    static Column nullablePartition(String name, ColumnType type) {
        return column(name, type, true, true);
    }

    private static Column column(String name, ColumnType type, boolean nullable, boolean partition) {
        String member = Names.lowerCamel(name);
        return new Column(
                name,
                member,
                "java.lang.Object",
                type,
                nullable,
                partition,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of("lab.Any").member(member));
    }
}
