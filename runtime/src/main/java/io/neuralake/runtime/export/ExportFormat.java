package io.neuralake.runtime.export;

import java.nio.file.Path;
import java.util.List;
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
    CSV("csv"),

    /**
     * One JSON object for each row, in UTF-8: {@code .jsonl}, {@code .ndjson}.
     *
     * <p>Integers and decimals are numbers with all their digits; some readers, JavaScript among them, round what exceeds a
     * double. NaN and the infinities are the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Dates and times
     * are ISO 8601, instants in UTC with {@code Z}; bytes are Base64; the keys of a map become texts.
     */
    JSON_LINES("jsonl", "ndjson"),

    /** Arrow's file format, which can be read from any batch on: {@code .arrow}, {@code .feather}. */
    ARROW_FILE("arrow", "feather"),

    /** Arrow's stream format: {@code .arrows}. */
    ARROW_STREAM("arrows"),

    /** Parquet, compressed with Zstandard: {@code .parquet}. It needs a file of its own, and cannot go to a stream. */
    PARQUET("parquet");

    private final List<String> extensions;

    ExportFormat(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The format that a file's name ends with. */
    public static Optional<ExportFormat> of(Path file) {
        Path name = file.getFileName();
        String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        for (ExportFormat format : values()) {
            if (format.extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
