package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that one commit adds and removes.
 *
 * @param added files that the table has since
 * @param removed files that it no longer has
 */
record LogCommit(List<LogFile> added, List<Removed> removed) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> NO_CONCERN_OF_READERS = Set.of("txn", "commitInfo", "cdc", "domainMetadata");

    /**
     * A file that is removed.
     *
     * @param path path as written
     * @param deletions where its deleted rows are listed
     */
    record Removed(String path, Optional<DeletionVector.Descriptor> deletions) {}

    /**
     * Reads a commit.
     *
     * @return empty if it is more than a change of files, or is not as it should be: what it means is then for the kernel to
     *     say
     */
    static Optional<LogCommit> read(InputStream content) throws IOException {
        LogCommit commit = new LogCommit(new ArrayList<>(), new ArrayList<>());
        try (JsonParser parser = JSON.createParser(content)) {
            while (parser.nextToken() != null) {
                if (!commit.action(parser)) {
                    return Optional.empty();
                }
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return Optional.of(commit);
    }

    private boolean action(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL || NO_CONCERN_OF_READERS.contains(name)) {
                parser.skipChildren();
            } else if (value != JsonToken.START_OBJECT) {
                return false;
            } else if (name.equals("add") || name.equals("remove")) {
                Action action = new Action();
                if (!action.read(parser) || action.path == null) {
                    return false;
                }
                if (name.equals("add")) {
                    added.add(action.file(action.path));
                } else {
                    removed.add(new Removed(action.path, action.deletions));
                }
            } else {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** One action while it is read. */
    private static final class Action {

        private @Nullable String path;
        private Map<String, Optional<String>> partitions = Map.of();
        private long size = -1;
        private long modified = -1;
        private Optional<String> statistics = Optional.empty();
        private Optional<DeletionVector.Descriptor> deletions = Optional.empty();

        boolean read(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "path" -> path = parser.getText();
                    case "size" -> size = parser.getLongValue();
                    case "modificationTime" -> modified = parser.getLongValue();
                    case "stats" -> statistics = Optional.of(parser.getText());
                    case "partitionValues" -> partitions = texts(parser);
                    case "deletionVector" -> deletions = deletions(parser);
                    default -> parser.skipChildren();
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT;
        }

        LogFile file(String known) {
            return new LogFile(known, partitions, size, modified, statistics, deletions);
        }

        private static Map<String, Optional<String>> texts(JsonParser parser) throws IOException {
            Map<String, Optional<String>> texts = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean absent = parser.nextToken() == JsonToken.VALUE_NULL;
                texts.put(name, absent ? Optional.empty() : Optional.of(parser.getText()));
                parser.skipChildren();
            }
            return texts;
        }

        private static Optional<DeletionVector.Descriptor> deletions(JsonParser parser) throws IOException {
            String storage = "";
            String path = "";
            int offset = DeletionVector.Descriptor.FIRST;
            int bytes = -1;
            long rows = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "storageType" -> storage = parser.getText();
                    case "pathOrInlineDv" -> path = parser.getText();
                    case "offset" -> offset = parser.getIntValue();
                    case "sizeInBytes" -> bytes = parser.getIntValue();
                    case "cardinality" -> rows = parser.getLongValue();
                    default -> parser.skipChildren();
                }
            }
            return Optional.of(new DeletionVector.Descriptor(storage, path, offset, bytes, rows));
        }
    }
}
