package io.neuralake.server.loading;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.server.config.SourceColumn;
import io.neuralake.server.config.SourceFormat;
import io.neuralake.server.config.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Makes Parquet of files in other formats. */
final class Conversion {

    private static final String CSV_DIALECT = ", quote = '\"', escape = '\"', comment = '', skip = 0, sample_size = -1";

    private final Duck duck;
    private final TableSource source;
    private final Path scratch;
    private final List<String> refused = new ArrayList<>();

    Conversion(Duck duck, TableSource source, Path scratch) {
        this.duck = duck;
        this.source = source;
        this.scratch = scratch;
    }

    /** What was made. */
    record Made(List<Column> columns, long rows) {}

    /** Columns that the source has and that cannot be served. */
    List<String> refused() {
        return refused;
    }

    /** Writes a Parquet file of the rows of files. */
    Made write(List<Path> files, Path parquet) throws SQLException, IOException, LoadException {
        if (files.isEmpty()) {
            throw new LoadException("there is no file in it");
        }
        for (Path file : files) {
            if (Files.size(file) == 0 && source.schema().isEmpty()) {
                throw new LoadException("file " + file.getFileName() + " is empty, so that nothing tells its columns");
            }
        }
        SourceFormat format = source.format();
        if (format instanceof SourceFormat.Csv csv) {
            return csv(csv, files, parquet);
        }
        if (format instanceof SourceFormat.Json json) {
            return json(lines(json, files), parquet);
        }
        if (format == SourceFormat.Plain.NDJSON) {
            return json(files, parquet);
        }
        if (format instanceof SourceFormat.Spreadsheet sheet) {
            return sheet(sheet, files, parquet);
        }
        if (files.size() > 1) {
            throw new LoadException("it has " + files.size() + " files, and one is read of this format; name the file");
        }
        return arrow(files.get(0), parquet);
    }

    private Made written(String relation, List<Column> columns, Path parquet) throws SQLException, LoadException {
        if (columns.isEmpty()) {
            throw new LoadException("it has no columns");
        }
        long rows = duck.write(relation, columns, parquet);
        List<String> always = columns.stream()
                .filter(column -> !column.nullable())
                .map(Column::name)
                .toList();
        for (String name : always) {
            String column = DuckTypeText.identifier(name);
            long absent = duck.count("SELECT count(*) - count(" + column + ") FROM read_parquet("
                    + DuckTypeText.literal(parquet.toString()) + ")");
            if (absent > 0) {
                throw new LoadException(
                        "column '" + name + "' has no value in " + absent + " rows; declare it with nullable: true");
            }
        }
        // The catalog's names are those of the file; what they were called in the source is done with.
        return new Made(
                columns.stream()
                        .map(column -> DuckTypeText.column(column.name(), column.type(), column.nullable(), false))
                        .toList(),
                rows);
    }

    /** A column that has another name in the relation that it is read of. */
    private static Column renamed(String from, String to, ColumnType type, boolean nullable) {
        Column column = DuckTypeText.column(to, type, nullable, false);
        return new Column(
                to,
                from,
                column.javaType(),
                type,
                nullable,
                false,
                "",
                "",
                List.of(),
                column.classification(),
                "",
                column.deprecation(),
                column.origin());
    }

    private Made csv(SourceFormat.Csv csv, List<Path> files, Path parquet) throws SQLException, LoadException {
        String options = "header = " + csv.hasHeader() + ", delim = "
                + DuckTypeText.literal(String.valueOf(csv.delimiter())) + CSV_DIALECT + partitioning();
        if (source.schema().isPresent()) {
            // As for ROAPI the declared columns are those of the file in order, whatever its first line says.
            List<SourceColumn> declared = source.schema().get();
            String types = declared.stream()
                    .map(column -> DuckTypeText.literal(column.name()) + ": "
                            + DuckTypeText.literal(DuckTypeText.sql(column.type())))
                    .collect(Collectors.joining(", ", "{", "}"));
            String relation =
                    "read_csv(" + Duck.list(files) + ", " + options + ", auto_detect = false, columns = " + types + ")";
            return written(relation, projected(csv, declared(declared)), parquet);
        }
        String relation = "read_csv(" + Duck.list(files) + ", " + options + ")";
        List<Column> columns = new ArrayList<>();
        for (Column column : duck.columns(relation, refused)) {
            if (source.partitions().stream()
                    .anyMatch(partition -> partition.name().equals(column.name()))) {
                continue;
            }
            String name = csv.hasHeader() ? column.name() : "column_" + (columns.size() + 1);
            // Arrow knows no times of day in text.
            ColumnType type = column.type() == Scalar.TIME ? Scalar.STRING : column.type();
            columns.add(renamed(column.name(), name, type, true));
        }
        String texts = columns.stream()
                .filter(column -> column.type() == Scalar.STRING)
                .map(column -> DuckTypeText.literal(column.member()) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        String typed = texts.equals("{}")
                ? relation
                : "read_csv(" + Duck.list(files) + ", " + options + ", types = " + texts + ")";
        return written(typed, projected(csv, columns), parquet);
    }

    /** What tells the values in the names of directories, as columns of their own. */
    private String partitioning() {
        return source.partitions().isEmpty()
                ? ""
                : source.partitions().stream()
                        .map(column -> DuckTypeText.literal(column.name()) + ": "
                                + DuckTypeText.literal(DuckTypeText.sql(column.type())))
                        .collect(Collectors.joining(", ", ", hive_partitioning = true, hive_types = {", "}"));
    }

    /** The columns that are wanted, and behind them those of directories. */
    private List<Column> projected(SourceFormat.Csv csv, List<Column> columns) throws LoadException {
        List<Column> projected = new ArrayList<>(csv.projection().isEmpty() ? columns : List.of());
        for (int number : csv.projection()) {
            if (number >= columns.size()) {
                throw new LoadException(
                        "projection names column " + number + ", and it has " + columns.size() + ", from 0");
            }
            projected.add(columns.get(number));
        }
        projected.addAll(declared(source.partitions()));
        return projected;
    }

    private static List<Column> declared(List<SourceColumn> columns) {
        return columns.stream()
                .map(column -> DuckTypeText.column(column.name(), column.type(), column.nullable(), false))
                .toList();
    }

    private List<Path> lines(SourceFormat.Json json, List<Path> files) throws IOException, LoadException {
        List<String> names = json.arrayEncoded()
                ? source.schema().orElse(List.of()).stream()
                        .map(SourceColumn::name)
                        .toList()
                : null;
        JsonRows rows = new JsonRows(json.pointer(), names);
        List<Path> lines = new ArrayList<>();
        for (Path file : files) {
            Path written = scratch.resolve("rows-" + lines.size() + ".ndjson");
            rows.write(file, written);
            lines.add(written);
        }
        return lines;
    }

    private Made json(List<Path> files, Path parquet) throws SQLException, LoadException {
        String read =
                "read_json(" + Duck.list(files) + ", format = 'newline_delimited', maximum_object_size = 134217728";
        List<Column> columns;
        if (source.schema().isPresent()) {
            columns = declared(source.schema().get());
        } else {
            columns = new ArrayList<>();
            for (Column column : duck.columns(read + ", sample_size = -1, maximum_depth = -1)", refused)) {
                columns.add(DuckTypeText.column(column.name(), text(column.type()), true, false));
            }
            // Members of JSON objects have no order; theirs is ROAPI's.
            columns.sort(Comparator.comparing(Column::name));
        }
        String types = columns.stream()
                .map(column -> DuckTypeText.literal(column.name()) + ": "
                        + DuckTypeText.literal(DuckTypeText.sql(column.type())))
                .collect(Collectors.joining(", ", "{", "}"));
        return written(read + ", columns = " + types + ")", columns, parquet);
    }

    /** Text stays text, though it may look like a date: JSON has none. */
    private static ColumnType text(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return new ColumnType.ListOf(text(list.element()), true);
        }
        if (type instanceof ColumnType.MapOf map) {
            return new ColumnType.MapOf(text(map.key()), text(map.value()), true);
        }
        if (type instanceof ColumnType.Struct struct) {
            return new ColumnType.Struct(
                    DuckTypeText.ROW,
                    struct.fields().stream()
                            .map(field -> DuckTypeText.column(field.name(), text(field.type()), true, false))
                            .toList());
        }
        boolean time = type == Scalar.DATE
                || type == Scalar.TIME
                || type == Scalar.TIMESTAMP
                || type == Scalar.INSTANT
                || type == Scalar.UUID;
        return time ? Scalar.STRING : type;
    }

    private Made arrow(Path file, Path parquet) throws SQLException, IOException, LoadException {
        try (ArrowFile arrow = ArrowFile.open(file, source.format() == SourceFormat.Plain.ARROW, duck)) {
            List<Column> columns = source.schema().isPresent()
                    ? declared(source.schema().get())
                    : duck.columns(arrow.relation(), refused);
            return written(arrow.relation(), columns, parquet);
        }
    }

    private Made sheet(SourceFormat.Spreadsheet sheet, List<Path> files, Path parquet)
            throws SQLException, IOException, LoadException {
        if (files.size() > 1) {
            throw new LoadException("it has " + files.size() + " files, and one spreadsheet is read; name the file");
        }
        Path csv = scratch.resolve("sheet.csv");
        List<Column> found = SheetRows.write(sheet, files.get(0), csv);
        List<Column> columns =
                source.schema().isPresent() ? declared(source.schema().get()) : found;
        if (columns.size() != found.size()) {
            throw new LoadException("the sheet has " + found.size() + " columns, and the schema " + columns.size());
        }
        String types = columns.stream()
                .map(column -> DuckTypeText.literal(column.name()) + ": "
                        + DuckTypeText.literal(DuckTypeText.sql(column.type())))
                .collect(Collectors.joining(", ", "{", "}"));
        return written(
                "read_csv(" + DuckTypeText.literal(csv.toString())
                        + ", auto_detect = false, header = false, delim = ',',"
                        + " quote = '\"', escape = '\"', max_line_size = 16777216, columns = " + types + ")",
                columns,
                parquet);
    }
}
