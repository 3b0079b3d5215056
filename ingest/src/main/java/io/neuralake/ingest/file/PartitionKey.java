package io.neuralake.ingest.file;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The partition of a row: a value for each partition column, in their order, as text.
 *
 * @param columns the partition columns
 * @param texts their values; empty for an absent one
 */
record PartitionKey(List<Column> columns, List<Optional<String>> texts) {

    /** How an absent value names a directory. */
    private static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";

    /** What Hive escapes in the names of directories, besides control characters. */
    private static final String ESCAPED = "\"#%'*/:=?\\{[]^";

    /** What stands for itself in a URI's path; a slash between names does too. */
    private static final String UNRESERVED = "-._~!$&'()*+,;=@";

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendPattern(".SSSSSS")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    PartitionKey {
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
    }

    /** A value as the log has it. An absent one and an empty text are the same there, so that an empty text cannot be kept. */
    static Optional<String> text(String asked, Column column, Optional<Object> value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = text(column, value.get());
        if (text.isEmpty()) {
            throw new LakeException(
                    asked,
                    "partition '" + column.name() + "' is an empty text in a row, which would be read as absent",
                    "give it a text, or make another column the partition");
        }
        return Optional.of(text);
    }

    private static String text(Column column, Object value) {
        if (column.type() == Scalar.DATE) {
            return LocalDate.ofEpochDay((Integer) value).toString();
        }
        if (column.type() == Scalar.TIMESTAMP || column.type() == Scalar.INSTANT) {
            long micros = (Long) value;
            LocalDateTime moment = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
            return moment.format(column.type() == Scalar.INSTANT ? MOMENT : LOCAL);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** The values by column, as the log has them. */
    Map<String, Optional<String>> values() {
        Map<String, Optional<String>> values = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), texts.get(i));
        }
        return values;
    }

    /** The directory below the table's root, ending in a slash; empty if there are no partition columns. */
    String directory(Table table) {
        boolean named = !table.partitioning().equals(Optional.of(Partitioning.DIRECTORY));
        StringBuilder directory = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            if (named) {
                directory.append(escaped(columns.get(i).name())).append('=');
            }
            directory
                    .append(texts.get(i).map(PartitionKey::escaped).orElse(ABSENT))
                    .append('/');
        }
        return directory.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < ' ' || letter == 0x7f || ESCAPED.indexOf(letter) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    /** A path as a URI, which is how the log has it. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean plain = letter < 128 && Character.isLetterOrDigit(letter);
            if (plain || letter == '/' || UNRESERVED.indexOf(letter) >= 0) {
                uri.append(letter);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            }
        }
        return uri.toString();
    }
}
