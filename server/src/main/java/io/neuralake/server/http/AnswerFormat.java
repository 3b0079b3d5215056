package io.neuralake.server.http;

import io.neuralake.server.protocol.Encoding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format of answers: what clients call it, and what it is called in the answer. */
public enum AnswerFormat {

    /** An array of objects. */
    JSON(Encoding.JSON, "json", "application/json", true, List.of("application/json", "text/json")),

    /** An object for each line. */
    NDJSON(
            Encoding.JSON_LINES,
            "ndjson",
            "application/x-ndjson",
            true,
            List.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")),

    /** Comma-separated values; {@code application/csv} as ROAPI calls it, unless {@code text/csv} was asked for. */
    CSV(Encoding.CSV, "csv", "application/csv", true, List.of("application/csv", "text/csv")),

    /** Arrow's file format. */
    ARROW_FILE(
            Encoding.ARROW_FILE,
            "arrow_file",
            "application/vnd.apache.arrow.file",
            true,
            List.of("application/vnd.apache.arrow.file", "application/arrow.file")),

    /** Arrow's stream format. */
    ARROW_STREAM(
            Encoding.ARROW_STREAM,
            "arrow_stream",
            "application/vnd.apache.arrow.stream",
            true,
            List.of("application/vnd.apache.arrow.stream", "application/arrow.stream")),

    /** A Parquet file, which is compressed by itself. */
    PARQUET(
            Encoding.PARQUET,
            "parquet",
            "application/parquet",
            false,
            List.of("application/parquet", "application/vnd.apache.parquet"));

    private final Encoding encoding;
    private final String label;
    private final String type;
    private final boolean compressible;

    @SuppressWarnings("ImmutableEnumChecker") // Only List.of gets here.
    private final List<String> types;

    AnswerFormat(Encoding encoding, String label, String type, boolean compressible, List<String> types) {
        this.encoding = encoding;
        this.label = label;
        this.type = type;
        this.compressible = compressible;
        this.types = types;
    }

    /** How the worker writes it. */
    Encoding encoding() {
        return encoding;
    }

    /** What it is in the parameter {@code format}. */
    String label() {
        return label;
    }

    /** What it is called in an answer. */
    String type() {
        return type;
    }

    boolean compressible() {
        return compressible;
    }

    /** Media types that ask for it. */
    List<String> types() {
        return types;
    }

    /** The format of a name, as the parameter {@code format} or ROAPI's configuration writes it. */
    public static Optional<AnswerFormat> named(String name) {
        String plain = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        for (AnswerFormat format : values()) {
            if (format.label.replace("_", "").equals(plain)) {
                return Optional.of(format);
            }
        }
        return switch (plain) {
            case "jsonl", "jsonlines" -> Optional.of(NDJSON);
            case "arrow" -> Optional.of(ARROW_FILE);
            case "arrows" -> Optional.of(ARROW_STREAM);
            default -> Optional.empty();
        };
    }
}
