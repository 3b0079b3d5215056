package io.neuralake.server.loading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Column;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the columns of a Delta table by its log. */
final class DeltaLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Fetch fetch;
    private final Duck duck;

    DeltaLog(Fetch fetch, Duck duck) {
        this.fetch = fetch;
        this.duck = duck;
    }

    List<Column> columns(String location, List<String> refused) throws IOException, SQLException, LoadException {
        JsonNode metaData = metaData(fetch.store().place(location));
        Set<String> partitions = new HashSet<>();
        metaData.path("partitionColumns").forEach(name -> partitions.add(name.asText()));
        return DeltaTypes.columns(JSON.readTree(metaData.path("schemaString").asText()), partitions, refused);
    }

    /** What the newest commit says that describes the table, or the newest checkpoint if the commits since do not. */
    private JsonNode metaData(Place root) throws IOException, SQLException, LoadException {
        ObjectStore store = fetch.store();
        List<ObjectStatus> entries;
        try {
            entries = new ArrayList<>(store.list(root.child("_delta_log"), "0"));
        } catch (NoSuchFileException e) {
            throw new LoadException("there is no Delta table at " + root, e);
        }
        Collections.reverse(entries);
        for (ObjectStatus entry : entries) {
            Optional<JsonNode> found = Optional.empty();
            if (entry.name().matches("[0-9]{20}\\.json")) {
                found = inCommit(fetch.text(entry.place()));
            } else if (entry.name().matches("[0-9]{20}\\.checkpoint\\..*json")) {
                found = inCommit(fetch.text(entry.place()));
            } else if (entry.name().matches("[0-9]{20}\\.checkpoint\\..*parquet")) {
                found = inCheckpoint(store, entry);
            }
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new LoadException("the log of the Delta table at " + root + " does not describe it");
    }

    private static Optional<JsonNode> inCommit(String lines) throws IOException {
        for (String line : lines.split("\n", -1)) {
            if (line.contains("\"metaData\"")) {
                JsonNode metaData = JSON.readTree(line).path("metaData");
                if (metaData.isObject()) {
                    return Optional.of(metaData);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> inCheckpoint(ObjectStore store, ObjectStatus checkpoint)
            throws IOException, SQLException {
        try (LocalFiles files = store.local(List.of(checkpoint));
                Statement statement = duck.connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT to_json(metaData)::VARCHAR FROM read_parquet("
                        + DuckTypeText.literal(files.paths().get(0).toString())
                        + ") WHERE metaData.schemaString IS NOT NULL")) {
            return result.next() ? Optional.of(JSON.readTree(result.getString(1))) : Optional.empty();
        }
    }
}
