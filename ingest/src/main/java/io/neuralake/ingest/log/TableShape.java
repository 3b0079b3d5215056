package io.neuralake.ingest.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.runtime.error.LakeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The declared table beside the stored one: how it is made, what is to be added to it, and what is in the way. */
public final class TableShape {

    /** Properties that ask nothing of readers and writers that the lowest protocol would not know. */
    private static final Set<String> PROPERTIES = Set.of(
            "delta.appendOnly",
            "delta.checkpoint.writeStatsAsJson",
            "delta.checkpoint.writeStatsAsStruct",
            "delta.checkpointInterval",
            "delta.dataSkippingNumIndexedCols",
            "delta.dataSkippingStatsColumns",
            "delta.deletedFileRetentionDuration",
            "delta.enableExpiredLogCleanup",
            "delta.logRetentionDuration",
            "delta.setTransactionRetentionDuration",
            "delta.targetFileSize");

    private final String asked;
    private final Table table;
    private final Map<String, String> properties;

    /**
     * A declared table.
     *
     * @param asked what is being done, for messages
     * @param properties what the table gets when it is made
     */
    public TableShape(String asked, Table table, Map<String, String> properties) {
        this.asked = asked;
        this.table = table;
        this.properties = Map.copyOf(properties);
        for (Column column : table.columns()) {
            checkType(column);
        }
        for (String property : properties.keySet()) {
            if (property.startsWith("delta.") && !PROPERTIES.contains(property)) {
                throw failure(
                        "property '" + property + "' is not known to be without effect on readers and writers",
                        Names.nearest(property, List.copyOf(PROPERTIES))
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("leave it out, or make the table with a tool that knows it"));
            }
        }
    }

    private void checkType(Column column) {
        try {
            DeltaSchema.type(column.name(), column.type());
        } catch (IllegalArgumentException e) {
            throw failure(
                    e.getMessage() + ", which Delta has no type for",
                    "declare it as a long, or as an instant together with its date");
        }
        if (column.partition() && (column.type().nested() || column.type() == Scalar.BINARY)) {
            throw failure(
                    "partition '" + column.name() + "' is " + column.type().text() + ", which names no directory",
                    "choose another column for the partition");
        }
    }

    /** The first actions of the table, with the lowest protocol that it needs. */
    public List<Action> creation(long moment) {
        boolean withoutZone = table.columns().stream().map(Column::type).anyMatch(DeltaSchema::withoutZone);
        Protocol protocol = withoutZone
                ? new Protocol(
                        Protocol.READER_FEATURES,
                        Protocol.WRITER_FEATURES,
                        Set.of("timestampNtz"),
                        Set.of("appendOnly", "invariants", "timestampNtz"))
                : new Protocol(1, 2, Set.of(), Set.of());
        return List.of(
                protocol,
                new Metadata(
                        UUID.randomUUID().toString(),
                        table.name(),
                        table.description(),
                        DeltaSchema.of(table.columns()),
                        partitions(),
                        properties,
                        OptionalLong.of(moment)));
    }

    private List<String> partitions() {
        return table.partitions().stream().map(Column::name).toList();
    }

    /**
     * What has to be committed before rows of the declared columns can be: nothing, or a schema with columns that were declared since.
     *
     * @throws LakeException if the stored table is not the declared one in another way, or needs features that writers here lack
     */
    public Optional<Metadata> evolved(LogState stored) {
        checkFeatures(stored);
        Metadata metadata = stored.metadata();
        try {
            List<Column> added = added(metadata);
            boolean possible = added.stream().map(Column::type).noneMatch(DeltaSchema::withoutZone)
                    || stored.protocol().writerFeatures().contains("timestampNtz");
            if (!possible) {
                throw failure(
                        "column '" + added.get(0).name()
                                + "' is to be added, and the table's protocol has no timestamps without a zone",
                        "declare it as an instant, or give the table the feature timestampNtz");
            }
            return added.isEmpty()
                    ? Optional.empty()
                    : Optional.of(metadata.withSchema(DeltaSchema.with(metadata.schema(), added)));
        } catch (JsonProcessingException e) {
            throw new LakeException(
                    asked, "its stored schema cannot be understood: " + e.getMessage(), "repair its log", e);
        }
    }

    private void checkFeatures(LogState stored) {
        Set<String> missing = WriterFeatures.missing(stored.protocol(), stored.metadata());
        if (!missing.isEmpty()) {
            throw failure(
                    "the table uses what this version cannot write: " + String.join(", ", missing),
                    "append to it with an engine that can, or take the feature away from the table");
        }
    }

    /** Declared columns that are not stored. */
    private List<Column> added(Metadata metadata) throws JsonProcessingException {
        List<String> partitions = metadata.partitionColumns();
        if (!partitions.equals(partitions())) {
            throw failure(
                    "it is declared as partitioned by " + listed(partitions()) + ", and stored as partitioned by "
                            + listed(partitions),
                    "declare the stored partitions with @Partition, in this order, or write to a new location");
        }
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        for (JsonNode field : DeltaSchema.fields(metadata.schema())) {
            stored.put(field.path("name").asText(), field);
        }
        Map<String, JsonNode> rest = new LinkedHashMap<>(stored);
        List<Column> added = new ArrayList<>();
        for (Column column : table.columns()) {
            JsonNode field = stored.get(column.name());
            if (field == null) {
                added.add(addable(column, stored.keySet()));
            } else {
                rest.remove(column.name());
                checkColumn(column, field);
            }
        }
        rest.forEach((name, field) -> {
            if (!field.path("nullable").asBoolean(true)) {
                throw failure(
                        "the stored column '" + name + "' must have a value in every row, and is not declared",
                        "declare it");
            }
        });
        return added;
    }

    private void checkColumn(Column column, JsonNode field) {
        DeltaSchema.difference(column.name(), column.type(), field.path("type"))
                .or(() -> DeltaSchema.absent(column.name(), column.nullable(), field.path("nullable")))
                .ifPresent(difference -> {
                    throw failure(difference, "declare it as it is stored, or write to a new location");
                });
    }

    private Column addable(Column column, Set<String> stored) {
        stored.stream()
                .filter(name -> name.equalsIgnoreCase(column.name()))
                .findFirst()
                .ifPresent(name -> {
                    throw failure(
                            "column '" + column.name() + "' is stored as '" + name + "'",
                            "declare it with @Column(name = \"" + name + "\")");
                });
        if (!column.nullable()) {
            throw failure(
                    "column '" + column.name()
                            + "' is declared to have a value in every row, and the stored rows have none",
                    "declare it as nullable: then it is added to the table");
        }
        return column;
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException(asked, reason, fix);
    }
}
