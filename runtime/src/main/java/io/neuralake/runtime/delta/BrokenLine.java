package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the line of a log that could not be read, because the kernel does not say which it is. */
final class BrokenLine {

    private static final JsonFactory JSON = new JsonFactory();

    /** So much is looked at for a message, newest first. */
    private static final long MOST_BYTES = 64L << 20;

    private static final Set<String> ACTIONS = Set.of("add", "remove", "metaData", "protocol");

    private static final Set<String> TEXTS = Set.of("path", "stats", "schemaString");
    private static final Set<String> NUMBERS =
            Set.of("size", "modificationTime", "minReaderVersion", "minWriterVersion");

    private final ObjectStore store;

    BrokenLine(ObjectStore store) {
        this.store = store;
    }

    /** The file and line in words, and what is wrong with it; empty if all commits look as they should. */
    Optional<String> find(LogListing listing) {
        List<ObjectStatus> commits = listing.commits().map(LogEntry::file).toList();
        long bytes = 0;
        for (int i = commits.size() - 1; i >= 0 && bytes <= MOST_BYTES; i--) {
            bytes += commits.get(i).size();
            Optional<String> found = bytes > MOST_BYTES ? Optional.empty() : find(commits.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> find(ObjectStatus commit) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(store.read(commit.place())), StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<String> wrong = wrong(line);
                if (wrong.isPresent()) {
                    return Optional.of("line " + number + " of " + commit.place() + " " + wrong.get());
                }
                number++;
            }
        } catch (IOException e) {
            // That it cannot be read is told by the failure that led here.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(String line) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    return Optional.of("is no JSON object");
                }
                Optional<String> wrong = action(parser);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<String> action(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String action = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value != JsonToken.START_OBJECT || !ACTIONS.contains(action)) {
                if (value != JsonToken.VALUE_NULL && ACTIONS.contains(action)) {
                    return Optional.of("has '" + action + "' that is no JSON object");
                }
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken found = parser.nextToken();
                if (found != JsonToken.VALUE_NULL && TEXTS.contains(field) && found != JsonToken.VALUE_STRING) {
                    return Optional.of("has '" + action + "." + field + "' that is no text");
                }
                if (found != JsonToken.VALUE_NULL && NUMBERS.contains(field) && found != JsonToken.VALUE_NUMBER_INT) {
                    return Optional.of("has '" + action + "." + field + "' that is no whole number");
                }
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }
}
