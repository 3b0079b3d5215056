package io.neuralake.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.RandomTable.Layout;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a {@link RandomTable} as its layout says, in several files and row groups, in ways that writers differ in. */
final class StoredTable implements AutoCloseable {

    static final String NAME = "random";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final RandomTable table;
    private final Random random;
    private final Connection duck;

    private StoredTable(Path root, RandomTable table, long seed) throws SQLException {
        this.root = root;
        this.table = table;
        this.random = new Random(seed);
        this.duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** Writes the table, and says how it is declared. */
    static Table write(Path lake, RandomTable table, long seed) throws IOException, SQLException {
        Path root = Files.createDirectories(lake.resolve("m").resolve(NAME));
        try (StoredTable stored = new StoredTable(root, table, seed)) {
            stored.write();
        }
        Column[] columns = table.columns().toArray(Column[]::new);
        return switch (table.layout()) {
            case FILES, HIVE -> Declared.hive("m", NAME, columns);
            case DIRECTORY -> Declared.directories("m", NAME, columns);
            case DELTA, DELTA_WITH_STATISTICS -> Declared.delta("m", NAME, columns);
        };
    }

    private void write() throws IOException, SQLException {
        List<Column> partitions =
                table.columns().stream().filter(Column::partition).toList();
        Map<List<String>, List<List<@Nullable Object>>> groups = new LinkedHashMap<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<String> key = new ArrayList<>();
            for (Column column : partitions) {
                key.add(canonical(row.get(table.columns().indexOf(column))));
            }
            if (partitions.isEmpty()) {
                key.add(Integer.toString(random.nextInt(3)));
            }
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
        }
        List<ObjectNode> added = new ArrayList<>();
        try (Statement statement = duck.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            int file = 0;
            for (List<List<@Nullable Object>> rows : groups.values()) {
                if (random.nextBoolean()) {
                    rows.sort(Comparator.comparing(row ->
                            row.stream().map(StoredTable::canonical).toList().toString()));
                }
                int half = random.nextInt(rows.size() + 1);
                for (List<List<@Nullable Object>> part :
                        List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
                    if (!part.isEmpty()) {
                        added.add(file(statement, partitions, part, file++));
                    }
                }
            }
        }
        if (table.delta()) {
            commit(partitions, added);
        }
    }

    private ObjectNode file(Statement statement, List<Column> partitions, List<List<@Nullable Object>> rows, int number)
            throws IOException, SQLException {
        StringBuilder directory = new StringBuilder();
        ObjectNode values = JSON.createObjectNode();
        for (Column column : partitions) {
            Object value = rows.get(0).get(table.columns().indexOf(column));
            String text = value == null ? null : partitionText(column.type(), value);
            values.put(column.name(), text);
            String name = text == null ? "__HIVE_DEFAULT_PARTITION__" : text;
            directory
                    .append(
                            table.layout() == Layout.DIRECTORY
                                    ? name.replace("/", "-")
                                    : column.name() + "=" + escaped(name))
                    .append('/');
        }
        Path path = Files.createDirectories(root.resolve(directory.toString())).resolve("part-" + number + ".parquet");
        List<Integer> stored = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!table.columns().get(i).partition()) {
                // A column without values may be missing in a file.
                boolean missing = number % 3 == 2 && table.columns().get(i).nullable() && absent(rows, i);
                if (!missing) {
                    stored.add(i);
                }
            }
        }
        Collections.shuffle(stored, random);
        StringBuilder query = new StringBuilder("SELECT * FROM (VALUES ");
        for (int r = 0; r < rows.size(); r++) {
            query.append(r == 0 ? "(" : ", (");
            for (int c = 0; c < stored.size(); c++) {
                Column column = table.columns().get(stored.get(c));
                query.append(c == 0 ? "" : ", ")
                        .append(literal(column.type(), rows.get(r).get(stored.get(c))));
            }
            query.append(')');
        }
        query.append(") AS t(");
        for (int c = 0; c < stored.size(); c++) {
            query.append(c == 0 ? "\"" : ", \"")
                    .append(table.columns().get(stored.get(c)).name())
                    .append('"');
        }
        String codec = List.of("snappy", "zstd", "gzip", "uncompressed").get(random.nextInt(4));
        String version = random.nextBoolean() ? "V1" : "V2";
        statement.execute("COPY (" + query + ")) TO '" + path.toString().replace("'", "''")
                + "' (FORMAT parquet, CODEC '" + codec + "', PARQUET_VERSION " + version + ")");
        ObjectNode add = JSON.createObjectNode();
        add.put("path", uri(directory.toString()) + path.getFileName());
        add.set("partitionValues", values);
        add.put("size", Files.size(path));
        add.put("modificationTime", Files.getLastModifiedTime(path).toMillis());
        add.put("dataChange", true);
        if (table.layout() == Layout.DELTA_WITH_STATISTICS && random.nextInt(8) > 0) {
            add.put("stats", statistics(rows).toString());
        }
        return add;
    }

    private static boolean absent(List<List<@Nullable Object>> rows, int column) {
        return rows.stream().allMatch(row -> row.get(column) == null);
    }

    /** What Spark writes: {@code NaN} is no bound, texts are cut off, timestamps to milliseconds. */
    private ObjectNode statistics(List<List<@Nullable Object>> rows) {
        ObjectNode statistics = JSON.createObjectNode().put("numRecords", rows.size());
        ObjectNode least = statistics.putObject("minValues");
        ObjectNode greatest = statistics.putObject("maxValues");
        ObjectNode nulls = statistics.putObject("nullCount");
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.partition() || column.type().nested()) {
                continue;
            }
            List<Object> values = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                if (row.get(i) != null) {
                    values.add(Objects.requireNonNull(row.get(i)));
                }
            }
            nulls.put(column.name(), rows.size() - values.size());
            values.removeIf(value -> value.toString().equals("NaN"));
            if (values.isEmpty() || values.stream().anyMatch(value -> !bounded(value))) {
                continue;
            }
            Comparator<Object> order = StoredTable::order;
            bound(least, column, values.stream().min(order).orElseThrow(), false);
            bound(greatest, column, values.stream().max(order).orElseThrow(), true);
        }
        return statistics;
    }

    private static boolean bounded(Object value) {
        if (value instanceof Float || value instanceof Double) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        String text = value.toString();
        return !(value instanceof byte[] || value instanceof Boolean)
                && !((value instanceof LocalDate || value instanceof LocalDateTime || value instanceof Instant)
                        && (text.startsWith("+") || text.startsWith("-") || text.startsWith("0000")));
    }

    @SuppressWarnings("unchecked") // the values of one column are of one class
    private static int order(Object a, Object b) {
        if (a instanceof String || a instanceof UUID) {
            byte[] left = a.toString().getBytes(StandardCharsets.UTF_8);
            return Arrays.compareUnsigned(left, b.toString().getBytes(StandardCharsets.UTF_8));
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static void bound(ObjectNode bounds, Column column, Object value, boolean upper) {
        if (value instanceof Long number) {
            bounds.put(column.name(), number);
        } else if (value instanceof BigDecimal number) {
            bounds.put(column.name(), number);
        } else if (value instanceof Float number) {
            bounds.put(column.name(), number);
        } else if (value instanceof Double number) {
            bounds.put(column.name(), number);
        } else if (value instanceof LocalDateTime timestamp) {
            bounds.put(
                    column.name(),
                    timestamp.truncatedTo(ChronoUnit.MILLIS)
                            + (timestamp.getSecond() == 0 && timestamp.getNano() < 1_000_000 ? ":00" : ""));
        } else if (value instanceof Instant instant) {
            bounds.put(column.name(), instant.truncatedTo(ChronoUnit.MILLIS).toString());
        } else {
            String text = value.toString();
            if (value instanceof String && text.codePointCount(0, text.length()) > 32) {
                text = text.substring(0, text.offsetByCodePoints(0, 32)) + (upper ? "\uDBFF\uDFFF" : "");
            }
            bounds.put(column.name(), text);
        }
    }

    private void commit(List<Column> partitions, List<ObjectNode> added) throws IOException {
        ObjectNode protocol = JSON.createObjectNode();
        protocol.putObject("protocol")
                .put("minReaderVersion", 3)
                .put("minWriterVersion", 7)
                .<ObjectNode>set("readerFeatures", JSON.createArrayNode().add("timestampNtz"))
                .set("writerFeatures", JSON.createArrayNode().add("timestampNtz"));
        ObjectNode metaData = JSON.createObjectNode();
        ArrayNode names = JSON.createArrayNode();
        partitions.forEach(column -> names.add(column.name()));
        metaData.putObject("metaData")
                .put("id", UUID.nameUUIDFromBytes(new byte[1]).toString())
                .put("schemaString", DeltaSchemas.struct(table.columns()).toString())
                .<ObjectNode>set("partitionColumns", names)
                .<ObjectNode>set("configuration", JSON.createObjectNode())
                .set(
                        "format",
                        JSON.createObjectNode().put("provider", "parquet").set("options", JSON.createObjectNode()));
        StringBuilder log = new StringBuilder()
                .append(protocol)
                .append('\n')
                .append(metaData)
                .append('\n');
        for (ObjectNode add : added) {
            log.append(JSON.createObjectNode().set("add", add).toString()).append('\n');
        }
        Path folder = Files.createDirectories(root.resolve("_delta_log"));
        Files.writeString(folder.resolve("0".repeat(20) + ".json"), log);
    }

    private static String partitionText(ColumnType type, Object value) {
        if (value instanceof LocalDateTime timestamp) {
            return text(timestamp);
        }
        if (value instanceof Instant instant) {
            return text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return type instanceof ColumnType.Decimal ? ((BigDecimal) value).toPlainString() : value.toString();
    }

    private static String text(LocalDateTime timestamp) {
        return timestamp.toLocalDate() + " " + timestamp.toLocalTime()
                + (timestamp.getSecond() == 0 && timestamp.getNano() == 0 ? ":00" : "");
    }

    /** As Hive and Spark name directories. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean odd = letter < ' ' || "\"#%'*/:=?\\\u007F{[]^".indexOf(letter) >= 0;
            escaped.append(odd ? String.format(Locale.ROOT, "%%%02X", (int) letter) : letter);
        }
        return escaped.toString();
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** A value as DuckDB's SQL. */
    static String literal(ColumnType type, @Nullable Object value) {
        return "CAST(" + (value == null ? "NULL" : bare(type, value)) + " AS " + duck(type) + ")";
    }

    private static String bare(ColumnType type, Object value) {
        if (value instanceof List<?> list) {
            ColumnType element = ((ColumnType.ListOf) type).element();
            return list.stream().map(item -> literal(element, item)).toList().toString();
        }
        if (value instanceof Map<?, ?> map && type instanceof ColumnType.MapOf of) {
            List<String> keys = new ArrayList<>();
            List<String> values = new ArrayList<>();
            map.forEach((key, item) -> {
                keys.add(literal(of.key(), key));
                values.add(literal(of.value(), item));
            });
            return "map(CAST(" + keys + " AS " + duck(of.key()) + "[]), CAST(" + values + " AS " + duck(of.value())
                    + "[]))";
        }
        if (value instanceof Map<?, ?> map) {
            StringBuilder struct = new StringBuilder("{");
            for (Column field : ((ColumnType.Struct) type).fields()) {
                struct.append(struct.length() == 1 ? "'" : ", '")
                        .append(field.name())
                        .append("': ")
                        .append(literal(field.type(), map.get(field.name())));
            }
            return struct.append('}').toString();
        }
        if (value instanceof byte[] bytes) {
            return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
        }
        if (value instanceof LocalDate date) {
            return "(DATE '1970-01-01' + " + Math.toIntExact(date.toEpochDay()) + ")";
        }
        if (value instanceof LocalTime time) {
            return "'" + time + "'";
        }
        if (value instanceof LocalDateTime timestamp) {
            return "make_timestamp(" + micros(timestamp.toInstant(ZoneOffset.UTC)) + ")";
        }
        if (value instanceof Instant instant) {
            return "make_timestamptz(" + micros(instant) + ")";
        }
        if (value instanceof BigDecimal number) {
            return "'" + number.toPlainString() + "'";
        }
        String quoted = "'" + value.toString().replace("'", "''") + "'";
        return quoted.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    static String duck(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.ListOf list) {
            return duck(list.element()) + "[]";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "MAP(" + duck(map.key()) + "," + duck(map.value()) + ")";
        }
        if (type instanceof ColumnType.Struct struct) {
            StringBuilder text = new StringBuilder("STRUCT(");
            for (Column field : struct.fields()) {
                text.append(text.length() == 7 ? "\"" : ", \"")
                        .append(field.name())
                        .append("\" ")
                        .append(duck(field.type()));
            }
            return text.append(')').toString();
        }
        if (!(type instanceof Scalar scalar)) {
            return "VARCHAR";
        }
        return switch (scalar) {
            case BOOLEAN, DATE, TIME, TIMESTAMP -> scalar.name();
            case INT8 -> "TINYINT";
            case INT16 -> "SMALLINT";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT32 -> "FLOAT";
            case FLOAT64 -> "DOUBLE";
            case STRING, UUID -> "VARCHAR";
            case BINARY -> "BLOB";
            case INSTANT -> "TIMESTAMPTZ";
        };
    }

    /** One text for equal values, whatever Java type carries them. */
    static String canonical(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Float || value instanceof Double) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StoredTable::canonical).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> canonical(entry.getKey()) + "=" + canonical(entry.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        return String.valueOf(value);
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
