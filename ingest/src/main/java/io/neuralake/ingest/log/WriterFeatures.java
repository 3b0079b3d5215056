package io.neuralake.ingest.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which features of a table an append would have to know, and does not.
 *
 * <p>Some are only named by the protocol, and others are in use: those count if the table's properties or its schema use them.
 */
public final class WriterFeatures {

    /** Features that ask nothing of who only adds files, with statistics, of the current types. */
    private static final Set<String> HARMLESS = Set.of(
            "appendOnly",
            "changeDataFeed",
            "checkpointProtection",
            "clustering",
            "deletionVectors",
            "domainMetadata",
            "timestampNtz",
            "typeWidening",
            "typeWidening-preview",
            "v2Checkpoint",
            "vacuumProtocolCheck");

    /** Features that older versions of the protocol have without naming them, with the first version of writers that does. */
    private static final Map<String, Integer> UNNAMED = Map.of(
            "invariants", 2, "checkConstraints", 3, "generatedColumns", 4, "columnMapping", 5, "identityColumns", 6);

    private WriterFeatures() {}

    /** Names of the features that are in the way, sorted. */
    public static Set<String> missing(Protocol protocol, Metadata metadata) {
        Set<String> needed = new LinkedHashSet<>(protocol.writerFeatures());
        if (protocol.minWriterVersion() < Protocol.WRITER_FEATURES) {
            UNNAMED.forEach((feature, version) -> {
                if (protocol.minWriterVersion() >= version) {
                    needed.add(feature);
                }
            });
        }
        Set<String> missing = new TreeSet<>();
        for (String feature : needed) {
            if (!HARMLESS.contains(feature) && used(feature, metadata)) {
                missing.add(feature);
            }
        }
        if (protocol.minWriterVersion() > Protocol.WRITER_FEATURES) {
            missing.add("version " + protocol.minWriterVersion() + " of the protocol");
        }
        return missing;
    }

    private static boolean used(String feature, Metadata metadata) {
        Map<String, String> properties = metadata.configuration();
        return switch (feature) {
            case "columnMapping" ->
                !properties.getOrDefault("delta.columnMapping.mode", "none").equalsIgnoreCase("none");
            case "checkConstraints" ->
                properties.keySet().stream().anyMatch(key -> key.startsWith("delta.constraints."));
            case "invariants" -> field(metadata, "delta.invariants");
            case "generatedColumns" -> field(metadata, "delta.generationExpression");
            case "identityColumns" -> field(metadata, "delta.identity.");
            case "allowColumnDefaults" -> field(metadata, "CURRENT_DEFAULT");
            case "inCommitTimestamp" -> on(properties, "delta.enableInCommitTimestamps");
            case "rowTracking" -> true;
            case "icebergCompatV1" -> on(properties, "delta.enableIcebergCompatV1");
            case "icebergCompatV2" -> on(properties, "delta.enableIcebergCompatV2");
            default -> true;
        };
    }

    private static boolean on(Map<String, String> properties, String name) {
        return properties.getOrDefault(name, "false").equalsIgnoreCase("true");
    }

    /** Whether a field of the schema, nested ones too, has something in its metadata. */
    private static boolean field(Metadata metadata, String key) {
        try {
            for (JsonNode field : DeltaSchema.fields(metadata.schema())) {
                for (JsonNode owner : field.findValues("metadata")) {
                    if (owner.properties().stream()
                            .anyMatch(entry -> entry.getKey().startsWith(key))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return true;
        }
    }
}
