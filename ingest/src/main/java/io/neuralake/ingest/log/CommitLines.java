package io.neuralake.ingest.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.CommitInfo;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Other;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.ingest.log.Action.RemoveFile;
import io.neuralake.ingest.log.Action.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Commits as text: a line of JSON for each action. */
public final class CommitLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> OF_ADD =
            Set.of("path", "partitionValues", "size", "modificationTime", "dataChange", "stats");

    private static final Set<String> OF_REMOVE =
            Set.of("path", "deletionTimestamp", "dataChange", "extendedFileMetadata", "partitionValues", "size");

    private CommitLines() {}

    /** The bytes of a commit. */
    public static byte[] write(List<? extends Action> actions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try {
            for (Action action : actions) {
                try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                    json.writeStartObject();
                    write(json, action);
                    json.writeEndObject();
                }
                out.write('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Action action) throws IOException {
        if (action instanceof Protocol protocol) {
            json.writeObjectFieldStart("protocol");
            json.writeNumberField("minReaderVersion", protocol.minReaderVersion());
            json.writeNumberField("minWriterVersion", protocol.minWriterVersion());
            if (protocol.minReaderVersion() >= Protocol.READER_FEATURES) {
                texts(json, "readerFeatures", protocol.readerFeatures());
            }
            if (protocol.minWriterVersion() >= Protocol.WRITER_FEATURES) {
                texts(json, "writerFeatures", protocol.writerFeatures());
            }
        } else if (action instanceof Metadata metadata) {
            json.writeObjectFieldStart("metaData");
            metadata(json, metadata);
        } else if (action instanceof AddFile add) {
            json.writeObjectFieldStart("add");
            add(json, add);
        } else if (action instanceof RemoveFile remove) {
            json.writeObjectFieldStart("remove");
            remove(json, remove);
        } else if (action instanceof Transaction transaction) {
            json.writeObjectFieldStart("txn");
            json.writeStringField("appId", transaction.appId());
            json.writeNumberField("version", transaction.version());
            number(json, "lastUpdated", transaction.lastUpdated());
        } else if (action instanceof CommitInfo info) {
            json.writeObjectFieldStart("commitInfo");
            info(json, info);
        } else {
            Other other = (Other) action;
            json.writeFieldName(other.name());
            json.writeRawValue(other.json());
            return;
        }
        json.writeEndObject();
    }

    private static void metadata(JsonGenerator json, Metadata metadata) throws IOException {
        json.writeStringField("id", metadata.id());
        text(json, "name", metadata.name());
        text(json, "description", metadata.description());
        json.writeObjectFieldStart("format");
        json.writeStringField("provider", "parquet");
        json.writeObjectFieldStart("options");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("schemaString", metadata.schema());
        texts(json, "partitionColumns", metadata.partitionColumns());
        map(json, "configuration", metadata.configuration());
        number(json, "createdTime", metadata.createdTime());
    }

    private static void add(JsonGenerator json, AddFile add) throws IOException {
        json.writeStringField("path", add.path());
        values(json, add.partitionValues());
        json.writeNumberField("size", add.size());
        json.writeNumberField("modificationTime", add.modificationTime());
        json.writeBooleanField("dataChange", add.dataChange());
        text(json, "stats", add.statistics());
        others(json, add.others());
    }

    private static void remove(JsonGenerator json, RemoveFile remove) throws IOException {
        json.writeStringField("path", remove.path());
        number(json, "deletionTimestamp", remove.deletionTimestamp());
        json.writeBooleanField("dataChange", remove.dataChange());
        boolean extended = remove.size().isPresent();
        json.writeBooleanField("extendedFileMetadata", extended);
        if (extended) {
            values(json, remove.partitionValues());
            number(json, "size", remove.size());
        }
        others(json, remove.others());
    }

    private static void info(JsonGenerator json, CommitInfo info) throws IOException {
        json.writeNumberField("timestamp", info.timestamp());
        json.writeStringField("operation", info.operation());
        map(json, "operationParameters", info.parameters());
        number(json, "readVersion", info.readVersion());
        json.writeStringField("isolationLevel", "Serializable");
        json.writeBooleanField("isBlindAppend", info.blindAppend());
        map(json, "operationMetrics", info.metrics());
        json.writeStringField("engineInfo", info.engine());
        json.writeStringField("txnId", info.token());
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        }
    }

    private static void texts(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void map(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void values(JsonGenerator json, Map<String, Optional<String>> values) throws IOException {
        json.writeObjectFieldStart("partitionValues");
        for (Map.Entry<String, Optional<String>> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            if (entry.getValue().isPresent()) {
                json.writeString(entry.getValue().get());
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }

    private static void others(JsonGenerator json, Map<String, String> others) throws IOException {
        for (Map.Entry<String, String> entry : others.entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writeRawValue(entry.getValue());
        }
    }

    /**
     * The actions of a commit.
     *
     * @throws IOException if a line is no action; it says which
     */
    public static List<Action> read(byte[] commit) throws IOException {
        List<Action> actions = new ArrayList<>();
        String[] lines = new String(commit, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                try {
                    actions.addAll(line(JSON.readTree(lines[i])));
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    throw new IOException("line " + (i + 1) + " is no action of Delta's protocol", e);
                }
            }
        }
        return List.copyOf(actions);
    }

    private static List<Action> line(JsonNode line) {
        List<Action> actions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : line.properties()) {
            if (!entry.getValue().isNull()) {
                actions.add(action(entry.getKey(), entry.getValue()));
            }
        }
        return actions;
    }

    private static Action action(String name, JsonNode json) {
        return switch (name) {
            case "protocol" ->
                new Protocol(
                        (int) required(json, "minReaderVersion"),
                        (int) required(json, "minWriterVersion"),
                        new LinkedHashSet<>(texts(json.path("readerFeatures"))),
                        new LinkedHashSet<>(texts(json.path("writerFeatures"))));
            case "metaData" ->
                new Metadata(
                        text(json, "id"),
                        json.path("name").asText(""),
                        json.path("description").asText(""),
                        text(json, "schemaString"),
                        texts(json.path("partitionColumns")),
                        map(json.path("configuration")),
                        number(json, "createdTime"));
            case "add" ->
                new AddFile(
                        text(json, "path"),
                        values(json.path("partitionValues")),
                        required(json, "size"),
                        required(json, "modificationTime"),
                        json.path("dataChange").asBoolean(),
                        json.path("stats").asText(""),
                        others(json, OF_ADD));
            case "remove" ->
                new RemoveFile(
                        text(json, "path"),
                        number(json, "deletionTimestamp"),
                        json.path("dataChange").asBoolean(),
                        values(json.path("partitionValues")),
                        number(json, "size"),
                        others(json, OF_REMOVE));
            case "txn" -> new Transaction(text(json, "appId"), required(json, "version"), number(json, "lastUpdated"));
            case "commitInfo" ->
                new CommitInfo(
                        json.path("timestamp").asLong(),
                        json.path("operation").asText(""),
                        map(json.path("operationParameters")),
                        number(json, "readVersion"),
                        json.path("isBlindAppend").asBoolean(),
                        map(json.path("operationMetrics")),
                        json.path("engineInfo").asText(""),
                        json.path("txnId").asText(""));
            default -> new Other(name, json.toString());
        };
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value.asText();
    }

    private static long required(JsonNode json, String name) {
        return number(json, name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    private static OptionalLong number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.canConvertToExactIntegral() && value.isNumber()
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new HashMap<>();
        json.properties()
                .forEach(entry -> map.put(
                        entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText()
                                : entry.getValue().toString()));
        return map;
    }

    private static Map<String, Optional<String>> values(JsonNode json) {
        Map<String, Optional<String>> map = new HashMap<>();
        json.properties()
                .forEach(entry -> map.put(
                        entry.getKey(),
                        entry.getValue().isNull()
                                ? Optional.empty()
                                : Optional.of(entry.getValue().asText())));
        return map;
    }

    private static Map<String, String> others(JsonNode json, Set<String> known) {
        Map<String, String> others = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!known.contains(entry.getKey()) && !entry.getValue().isNull()) {
                others.put(entry.getKey(), entry.getValue().toString());
            }
        }
        return others;
    }
}
