package io.neuralake.server.config;

import io.neuralake.catalog.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code option}, and tells a format by a location's ending or scheme. */
final class Formats {

    private static final String SHEETS = "google_spreadsheet";
    private static final List<String> NAMES = List.of(
            "csv",
            "json",
            "ndjson",
            "jsonl",
            "arrow",
            "arrows",
            "parquet",
            "delta",
            "xls",
            "xlsx",
            "xlsb",
            "ods",
            "mysql",
            "sqlite",
            "postgres",
            SHEETS);

    private final Problems problems;

    Formats(Problems problems) {
        this.problems = problems;
    }

    /** The format that an option says, or the one that the location looks like. */
    Optional<SourceFormat> read(Optional<Section> option, String table, TableSource.From from, Place place) {
        Optional<String> inferred = from instanceof TableSource.Uri uri ? inferred(uri.text()) : Optional.empty();
        if (option.isPresent()) {
            Optional<String> said = option.get().text("format").or(() -> inferred);
            if (said.isPresent()) {
                return format(said.get(), option.get());
            }
            problems.add(
                    option.get().place(),
                    option.get().path("format") + " is missing; it may be " + String.join(", ", NAMES));
            return Optional.empty();
        }
        if (inferred.isPresent()) {
            return format(inferred.get(), new Section(new Node.Fields(place, "", Map.of()), "option", problems));
        }
        problems.add(
                place,
                "how table '" + table + "' is written cannot be told from " + from
                        + "; say so with option: {format: …}: one of " + String.join(", ", NAMES));
        return Optional.empty();
    }

    private static Optional<String> inferred(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mysql:")) {
            return Optional.of("mysql");
        }
        if (lower.startsWith("sqlite:")) {
            return Optional.of("sqlite");
        }
        if (lower.startsWith("postgresql:") || lower.startsWith("postgres:")) {
            return Optional.of("postgres");
        }
        String path = lower.replaceFirst("[?#].*", "");
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv", "json", "ndjson", "jsonl", "parquet", "arrow", "arrows", "xls", "xlsx", "xlsb", "ods" ->
                Optional.of(ending);
            case "sqlite", "sqlite3", "db" -> Optional.of("sqlite");
            default -> Optional.empty();
        };
    }

    private Optional<SourceFormat> format(String name, Section option) {
        option.value("format");
        Optional<SourceFormat> format = known(name, option);
        if (format.isEmpty()) {
            problems.add(
                    option.place("format"),
                    name.equals(SHEETS)
                            ? "Google spreadsheets are not served; download the sheet as .xlsx or .ods, or its CSV by"
                                    + " https://docs.google.com/spreadsheets/d/<id>/export?format=csv"
                            : "unknown format '" + name + "' in " + option.path("format")
                                    + Names.nearest(name, NAMES)
                                            .map(near -> "; did you mean '" + near + "'?")
                                            .orElse("; it may be " + String.join(", ", NAMES)));
            return Optional.empty();
        }
        option.end();
        return format;
    }

    private Optional<SourceFormat> known(String name, Section option) {
        return switch (name) {
            case "csv" -> Optional.of(csv(option));
            case "json" ->
                Optional.of(new SourceFormat.Json(
                        option.text("pointer").orElse(""),
                        option.flag("array_encoded").orElse(false)));
            case "ndjson", "jsonl" -> Optional.of(SourceFormat.Plain.NDJSON);
            case "arrow" -> Optional.of(SourceFormat.Plain.ARROW);
            case "arrows" -> Optional.of(SourceFormat.Plain.ARROWS);
            case "parquet" -> memory(option, SourceFormat.Plain.PARQUET);
            case "delta" -> memory(option, SourceFormat.Plain.DELTA);
            case "xls", "xlsx", "xlsb", "ods" ->
                Optional.of(new SourceFormat.Spreadsheet(
                        name,
                        option.text("sheet_name"),
                        option.count("rows_range_start"),
                        option.count("rows_range_end"),
                        option.count("columns_range_start"),
                        option.count("columns_range_end"),
                        option.count("schema_inference_lines")));
            case "mysql", "sqlite", "postgres" -> Optional.of(new SourceFormat.Database(name, option.text("table")));
            default -> Optional.empty();
        };
    }

    /** Whether ROAPI keeps a table in memory changes nothing here: tables are read where they are. */
    private static Optional<SourceFormat> memory(Section option, SourceFormat format) {
        option.flag("use_memory_table");
        return Optional.of(format);
    }

    private SourceFormat csv(Section option) {
        option.flag("use_memory_table");
        String delimiter = option.text("delimiter").orElse(",");
        if (delimiter.length() != 1) {
            problems.add(
                    option.place("delimiter"),
                    option.path("delimiter") + " must be one character, not '" + delimiter + "'");
            delimiter = ",";
        }
        List<Integer> projection = new ArrayList<>();
        for (Node item : option.items("projection")) {
            if (item instanceof Node.Scalar scalar
                    && scalar.kind() == Node.Kind.WHOLE
                    && scalar.text().matches("[0-9]{1,6}")) {
                projection.add(Integer.parseInt(scalar.text()));
            } else {
                problems.add(
                        item.place(),
                        option.path("projection") + " must be numbers of columns, from 0, not " + item.words());
            }
        }
        return new SourceFormat.Csv(option.flag("has_header").orElse(true), delimiter.charAt(0), projection);
    }
}
