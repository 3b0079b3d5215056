package io.neuralake.runtime.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a result is written. */
public enum ExportFormat {

    /**
     * Text after RFC 4180, in UTF-8, with a line of names: {@code .csv}.
     *
     * <p>An absent value is nothing between commas, an empty text is {@code ""}. Other values are as in {@link #JSON_LINES} but
     * for quotes; lists, maps and structs are JSON. Python's {@code csv} and DuckDB read it, DuckDB tells the two apart with
     * {@code allow_quoted_nulls = false}.
     */
    CSV,

    /**
     * One JSON object for each row, in UTF-8: {@code .jsonl}, {@code .ndjson}.
     *
     * <p>Integers and decimals are numbers with all their digits; some readers, JavaScript among them, round what exceeds a
     * double. NaN and the infinities are the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Dates and times
     * are ISO 8601, instants in UTC with {@code Z}; bytes are Base64; the keys of a map become texts.
     */
    JSON_LINES,

    /** Arrow's file format, which can be read from any batch on: {@code .arrow}, {@code .feather}. */
    ARROW_FILE,

    /** Arrow's stream format: {@code .arrows}. */
    ARROW_STREAM,

    /** Parquet, compressed with Zstandard: {@code .parquet}. It needs a file of its own, and cannot go to a stream. */
    PARQUET;

    /** The format that a file's name ends with. */
    public static Optional<ExportFormat> of(Path file) {
        Path name = file.getFileName();
        String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(CSV);
            case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
            case "arrow", "feather" -> Optional.of(ARROW_FILE);
            case "arrows" -> Optional.of(ARROW_STREAM);
            case "parquet" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }
}
