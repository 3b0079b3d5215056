package io.neuralake.server.loading;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.runtime.storage.Place;
import io.neuralake.server.config.KeyValueSource;
import io.neuralake.server.config.SourceColumn;
import io.neuralake.server.config.SourceFormat;
import io.neuralake.server.config.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Makes one table, or the values of one key-value store, of a source. */
final class Loading {

    /** The database of the catalog that the tables are in. */
    private static final String DATABASE = "public";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duck duck;
    private final Path base;
    private final Path directory;
    private final List<String> refused = new ArrayList<>();

    /**
     * Loads one source.
     *
     * @param base what relative paths start from
     * @param directory a directory for this source alone, which is kept from one time to the next
     */
    Loading(Duck duck, Path base, Path directory) {
        this.duck = duck;
        this.base = base;
        this.directory = directory;
    }

    /** Columns that the source has and that cannot be served. */
    List<String> refused() {
        return refused;
    }

    /** Makes a table, and writes down what it is. */
    void table(TableSource source) throws IOException, SQLException, LoadException, InterruptedException {
        Path scratch = Files.createDirectories(directory.resolve("scratch"));
        try (Fetch fetch = new Fetch(base, scratch)) {
            write(LoadedFiles.TABLE, ManifestWriter.fragment(made(source, fetch, scratch)));
        } finally {
            clear(scratch);
        }
    }

    /** Makes a file with the values of a store. */
    void store(KeyValueSource store) throws IOException, SQLException, LoadException, InterruptedException {
        Path scratch = Files.createDirectories(directory.resolve("scratch"));
        try (Fetch fetch = new Fetch(base, scratch)) {
            String relation = rows(store.rows(), fetch, scratch);
            String key = DuckTypeText.identifier(store.key());
            String value = DuckTypeText.identifier(store.value());
            List<String> names =
                    duck.describe(relation).stream().map(Duck.Described::name).toList();
            for (String wanted : List.of(store.key(), store.value())) {
                if (!names.contains(wanted)) {
                    throw new LoadException("it has no column '" + wanted + "'; it has " + String.join(", ", names));
                }
            }
            Map<String, String> values = new LinkedHashMap<>();
            try (Statement statement = duck.connection().createStatement();
                    ResultSet result = statement.executeQuery("SELECT CAST(" + key + " AS VARCHAR), CAST(" + value
                            + " AS VARCHAR) FROM " + relation + " WHERE " + key + " IS NOT NULL AND " + value
                            + " IS NOT NULL")) {
                while (result.next()) {
                    values.put(result.getString(1), result.getString(2));
                }
            }
            write(LoadedFiles.VALUES, JSON.writeValueAsString(values));
        } finally {
            clear(scratch);
        }
    }

    /** The rows of a store as the engine can read them. */
    private String rows(TableSource source, Fetch fetch, Path scratch)
            throws IOException, SQLException, LoadException, InterruptedException {
        if (source.format() == SourceFormat.Plain.DELTA || source.format() instanceof SourceFormat.Database) {
            throw new LoadException("a key-value store is made of files; serve this as a table");
        }
        List<Path> files = fetch.files(source);
        if (source.format() == SourceFormat.Plain.PARQUET) {
            return "read_parquet(" + Duck.list(files) + ")";
        }
        Path parquet = scratch.resolve("values.parquet");
        converted(source, files, parquet, scratch);
        return "read_parquet(" + DuckTypeText.literal(parquet.toString()) + ")";
    }

    private Conversion.Made converted(TableSource source, List<Path> files, Path parquet, Path scratch)
            throws IOException, SQLException, LoadException {
        Conversion conversion = new Conversion(duck, source, scratch);
        Conversion.Made made = conversion.write(files, parquet);
        refused.addAll(conversion.refused());
        return made;
    }

    /** Writes a file whole or not at all. */
    private void write(String name, String content) throws IOException {
        Path written = directory.resolve("." + name);
        Files.writeString(written, content);
        Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void clear(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private Table made(TableSource source, Fetch fetch, Path scratch)
            throws IOException, SQLException, LoadException, InterruptedException {
        if (source.format() instanceof SourceFormat.Database database) {
            return relational(source, database);
        }
        boolean remote = !(source.from() instanceof TableSource.Uri uri) || http(uri.text());
        if (source.format() == SourceFormat.Plain.DELTA) {
            if (remote) {
                throw new LoadException("a Delta table is a directory, which only paths and S3 have");
            }
            String location = fetch.location(source.from().toString());
            List<Column> columns = new DeltaLog(fetch, duck).columns(location, refused);
            return table(source, Format.DELTA, location, "", columns);
        }
        if (source.format() == SourceFormat.Plain.PARQUET && !remote) {
            String location = fetch.location(source.from().toString());
            return table(source, Format.PARQUET, location, "", parquet(source, fetch, location));
        }
        return copied(source, fetch.files(source), scratch);
    }

    private static boolean http(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        return lower.startsWith("http:") || lower.startsWith("https:");
    }

    private List<Column> parquet(TableSource source, Fetch fetch, String location)
            throws IOException, SQLException, LoadException {
        Set<String> partitions = new HashSet<>();
        source.partitions().forEach(column -> partitions.add(column.name()));
        List<Column> columns = new ArrayList<>();
        for (Column column :
                source.schema().isPresent() ? declared(source.schema().get()) : stored(source, fetch, location)) {
            if (!partitions.contains(column.name())) {
                columns.add(column);
            }
        }
        for (SourceColumn column : source.partitions()) {
            columns.add(DuckTypeText.column(column.name(), column.type(), column.nullable(), true));
        }
        return columns;
    }

    private static List<Column> declared(List<SourceColumn> columns) {
        return columns.stream()
                .map(column -> DuckTypeText.column(column.name(), column.type(), column.nullable(), false))
                .toList();
    }

    /** What the files say: those that are named for it, else the first one. */
    private List<Column> stored(TableSource source, Fetch fetch, String location)
            throws IOException, SQLException, LoadException {
        try {
            Place place = fetch.store().place(location);
            List<Column> columns = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            List<Place> files = new ArrayList<>();
            source.schemaFiles().forEach(name -> files.add(place.child(name)));
            if (files.isEmpty()) {
                files.add(place);
            }
            for (Place file : files) {
                String relation = "read_parquet("
                        + DuckTypeText.literal(fetch.first(file, ".parquet").toString())
                        + ", hive_partitioning = false)";
                for (Column column : duck.columns(relation, refused)) {
                    if (seen.add(column.name())) {
                        columns.add(column);
                    }
                }
            }
            return columns;
        } catch (NoSuchFileException e) {
            throw new LoadException("there is nothing at " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new LoadException(location + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Table copied(TableSource source, List<Path> files, Path scratch)
            throws IOException, SQLException, LoadException {
        Path parquet = scratch.resolve("made.parquet");
        Conversion.Made made;
        if (source.format() == SourceFormat.Plain.PARQUET) {
            String relation = "read_parquet(" + Duck.list(files) + ")";
            List<Column> columns = duck.columns(relation, refused);
            made = new Conversion.Made(columns, duck.write(relation, columns, parquet));
        } else {
            made = converted(source, files, parquet, scratch);
        }
        if (!made.columns().stream().allMatch(column -> DeltaTypes.storable(column.type()))) {
            Path data = directory.resolve("data.parquet");
            Files.move(parquet, data, StandardCopyOption.ATOMIC_MOVE);
            return table(source, Format.PARQUET, data.toString(), "", made.columns());
        }
        Path data = directory.resolve("data");
        DeltaDirectory delta = new DeltaDirectory(data);
        long version = delta.next();
        Files.move(parquet, delta.data(version), StandardCopyOption.ATOMIC_MOVE);
        delta.commit(version, made.columns(), made.rows(), System.currentTimeMillis());
        return table(source, Format.DELTA, data.toString(), "", made.columns());
    }

    private Table relational(TableSource source, SourceFormat.Database database)
            throws IOException, SQLException, LoadException {
        if (!(source.from() instanceof TableSource.Uri uri)) {
            throw new LoadException("a database is named by a URI");
        }
        Relational relational = new Relational(database, base);
        String url = relational.url(uri.text());
        String relation = database.table().orElse(source.name());
        List<Column> columns = source.schema().isPresent()
                ? declared(source.schema().get())
                : relational.columns(url, relation, refused);
        // The URL may have a password; it is handed to workers, and is in no manifest.
        write(LoadedFiles.URL, url);
        return table(source, Format.JDBC, LoadedFiles.placeholder(directory), relation, columns);
    }

    private static Table table(
            TableSource source, Format format, String location, String relation, List<Column> columns)
            throws LoadException {
        if (columns.isEmpty()) {
            throw new LoadException("it has no column that can be served");
        }
        boolean partitioned = format == Format.PARQUET && !source.partitions().isEmpty();
        String type = "roapi." + source.name();
        return new Table(
                DATABASE,
                source.name(),
                format,
                location,
                partitioned ? Optional.of(Partitioning.HIVE) : Optional.empty(),
                relation,
                Optional.empty(),
                columns,
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
                new RoapiOptions(Optional.empty(), Optional.of(source.name()), Optional.empty(), OptionalInt.empty()),
                type + "Table",
                new Table.Row(type, Table.RowKind.NONE),
                Origin.of(type));
    }
}
