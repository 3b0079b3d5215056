package io.neuralake.server.loading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A Delta table in a directory of the server, with one Parquet file in each version: who reads one version is not disturbed when the
 * next one is written. Only one process writes it at a time.
 */
final class DeltaDirectory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG = "_delta_log";

    private final Path directory;

    DeltaDirectory(Path directory) {
        this.directory = directory;
    }

    /** The version that the next commit makes. */
    long next() throws IOException {
        Path log = Files.createDirectories(directory.resolve(LOG));
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    /** Where the data of a version is to be written. */
    Path data(long version) {
        return directory.resolve(String.format(Locale.ROOT, "part-%020d.parquet", version));
    }

    /** Makes a version of a file that is there, and takes away the data of the version before the last one. */
    void commit(long version, List<Column> columns, long rows, long now) throws IOException {
        List<ObjectNode> actions = new ArrayList<>();
        if (version == 0) {
            ObjectNode protocol = JSON.createObjectNode();
            ObjectNode versions =
                    protocol.putObject("protocol").put("minReaderVersion", 3).put("minWriterVersion", 7);
            versions.putArray("readerFeatures").add("timestampNtz");
            versions.putArray("writerFeatures").add("timestampNtz");
            actions.add(protocol);
        }
        ObjectNode metaData = JSON.createObjectNode();
        ObjectNode description = metaData.putObject("metaData");
        description.put(
                "id",
                UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
        description.putObject("format").put("provider", "parquet").putObject("options");
        description.put("schemaString", DeltaTypes.schema(columns).toString());
        description.putArray("partitionColumns");
        description.putObject("configuration");
        description.put("createdTime", now);
        actions.add(metaData);
        if (version > 0) {
            ObjectNode removed = JSON.createObjectNode();
            removed.putObject("remove")
                    .put("path", name(version - 1))
                    .put("deletionTimestamp", now)
                    .put("dataChange", true);
            actions.add(removed);
        }
        ObjectNode added = JSON.createObjectNode();
        ObjectNode file = added.putObject("add").put("path", name(version));
        file.putObject("partitionValues");
        file.put("size", Files.size(data(version)))
                .put("modificationTime", now)
                .put("dataChange", true)
                .put("stats", "{\"numRecords\":" + rows + "}");
        actions.add(added);
        StringBuilder lines = new StringBuilder();
        actions.forEach(action -> lines.append(action).append('\n'));
        Path commit = directory.resolve(LOG).resolve(String.format(Locale.ROOT, "%020d.json", version));
        Path written = directory.resolve(LOG).resolve("." + commit.getFileName());
        Files.writeString(written, lines);
        Files.move(written, commit, StandardCopyOption.ATOMIC_MOVE);
        if (version > 1) {
            Files.deleteIfExists(data(version - 2));
        }
    }

    private String name(long version) {
        return String.valueOf(data(version).getFileName());
    }
}
