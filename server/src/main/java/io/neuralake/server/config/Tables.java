package io.neuralake.server.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the tables and key-value stores of a ROAPI configuration. */
final class Tables {

    private static final int BYTE = 0xff;

    private final Problems problems;

    Tables(Problems problems) {
        this.problems = problems;
    }

    List<TableSource> tables(Section root) {
        List<TableSource> tables = new ArrayList<>();
        for (Section section : root.sections("tables")) {
            table(section).ifPresent(tables::add);
        }
        unique("table", tables);
        return tables;
    }

    List<KeyValueSource> stores(Section root) {
        List<KeyValueSource> stores = new ArrayList<>();
        for (Section section : root.sections("kvstores")) {
            Optional<String> key = section.required("key");
            Optional<String> value = section.required("value");
            Optional<TableSource> rows = source(section, Optional.empty());
            if (key.isPresent() && value.isPresent() && rows.isPresent()) {
                stores.add(new KeyValueSource(rows.get(), key.get(), value.get()));
            }
        }
        unique("kvstore", stores.stream().map(KeyValueSource::rows).toList());
        return stores;
    }

    private void unique(String what, List<TableSource> sources) {
        Map<String, Place> seen = new HashMap<>();
        for (TableSource source : sources) {
            Place before = seen.putIfAbsent(source.name(), source.place());
            if (before != null) {
                problems.add(source.place(), what + " '" + source.name() + "' is declared at " + before + " already");
            }
        }
    }

    private Optional<TableSource> table(Section section) {
        // Tables are not kept in memory, so that nothing is read in batches of a size.
        section.whole("batch_size");
        return source(section, reload(section));
    }

    private Optional<TableSource> source(Section section, Optional<Duration> reload) {
        Optional<String> name = section.required("name");
        Optional<TableSource.From> from = from(section);
        Map<String, String> headers = headers(section);
        Optional<List<SourceColumn>> schema = schema(section);
        List<String> schemaFiles = section.texts("schema_from_files");
        List<SourceColumn> partitions = columns(section, "partition_columns");
        Optional<Section> option = section.section("option");
        Optional<SourceFormat> format = name.isPresent() && from.isPresent()
                ? new Formats(problems).read(option, name.get(), from.get(), section.place())
                : Optional.empty();
        section.end();
        if (name.isEmpty() || from.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        if (format.get() instanceof SourceFormat.Json json && json.arrayEncoded() && schema.isEmpty()) {
            problems.add(
                    section.place("option"),
                    "table '" + name.get()
                            + "' has array_encoded rows, whose columns only a schema names; declare schema:"
                            + " {columns: […]}");
            return Optional.empty();
        }
        return Optional.of(new TableSource(
                name.get(),
                from.get(),
                headers,
                schema,
                schemaFiles,
                format.get(),
                partitions,
                reload,
                section.place()));
    }

    private Optional<TableSource.From> from(Section section) {
        Optional<String> uri = section.text("uri");
        Node memory = section.value("memory");
        if (uri.isPresent() == (memory != null)) {
            problems.add(section.place(), section.path("uri") + " or memory must be there, and only one of them");
            return Optional.empty();
        }
        if (uri.isPresent()) {
            return Optional.of(
                    uri.get().equals("stdin") ? new TableSource.StandardInput() : new TableSource.Uri(uri.get()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Node item : section.items("memory")) {
            if (item instanceof Node.Scalar scalar
                    && scalar.text().matches("[0-9]{1,3}")
                    && Integer.parseInt(scalar.text()) <= BYTE) {
                bytes.write(Integer.parseInt(scalar.text()));
            } else {
                problems.add(item.place(), section.path("memory") + " must be bytes, 0 to 255, not " + item.words());
                return Optional.empty();
            }
        }
        return Optional.of(
                new TableSource.Memory(ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer()));
    }

    private Map<String, String> headers(Section section) {
        Map<String, String> headers = new LinkedHashMap<>();
        section.section("io_option").ifPresent(io -> {
            // ROAPI's own spelling, and the one that was meant.
            Optional<String> protocol = io.text("protcol").or(() -> io.text("protocol"));
            io.value("protocol");
            if (protocol.isPresent() && !protocol.get().equals("http")) {
                problems.add(io.place(), io.path("protcol") + " must be 'http', not '" + protocol.get() + "'");
            }
            io.section("headers").ifPresent(names -> {
                for (String name : names.keys()) {
                    names.text(name).ifPresent(value -> headers.put(name, value));
                }
            });
            io.end();
        });
        return headers;
    }

    private Optional<List<SourceColumn>> schema(Section section) {
        Optional<Section> schema = section.section("schema");
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        List<SourceColumn> columns = columns(schema.get(), "columns");
        if (!schema.get().has("columns")) {
            problems.add(schema.get().place(), section.path("schema") + " has no 'columns'");
        }
        schema.get().end();
        return Optional.of(columns);
    }

    private List<SourceColumn> columns(Section section, String key) {
        List<SourceColumn> columns = new ArrayList<>();
        List<Node> items = section.items(key);
        for (int i = 0; i < items.size(); i++) {
            new DataTypes(problems)
                    .column(items.get(i), section.path(key) + "[" + i + "]")
                    .ifPresent(columns::add);
        }
        return columns;
    }

    /** {@code reload_interval: {secs: 60, nanos: 0}}. */
    static Optional<Duration> reload(Section section) {
        Optional<Section> interval = section.section("reload_interval");
        if (interval.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong seconds = interval.get().whole("secs");
        OptionalInt nanos = interval.get().count("nanos");
        if (seconds.isEmpty() && !interval.get().has("secs")) {
            interval.get().problems().add(interval.get().place(), section.path("reload_interval") + " has no 'secs'");
        }
        interval.get().end();
        Duration duration = Duration.ofSeconds(seconds.orElse(0), nanos.orElse(0));
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }
}
