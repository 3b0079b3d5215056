package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The directory with a table's log: which commits are in it, and what they say. */
final class LogDirectory {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int DIGITS = 20;
    private static final Pattern COMMIT = Pattern.compile("[0-9]{" + DIGITS + "}\\.json");
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{" + DIGITS + "}\\..*");

    private final ObjectStore store;
    private final Place directory;

    LogDirectory(ObjectStore store, Place root) {
        this.store = store;
        this.directory = root.child("_delta_log");
    }

    private static String name(long version) {
        return digits(version) + ".json";
    }

    /** A version as the names of files begin with it. */
    static String digits(long version) {
        String digits = Long.toString(version);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The file of a commit. */
    Optional<ObjectStatus> commit(long version) throws IOException {
        try {
            return Optional.of(store.status(directory.child(name(version))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** What the name of the newest checkpoint begins with, as the kernel is given places, if the log has a hint at it. */
    Optional<String> checkpoint() throws IOException {
        try (var content = Channels.newInputStream(store.read(directory.child("_last_checkpoint")));
                JsonParser parser = JSON.createParser(content)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && "version".equals(parser.currentName())) {
                    return Optional.of(
                            StoreFileIO.text(directory.child(digits(parser.getLongValue()) + ".checkpoint")));
                }
            }
        }
        return Optional.empty();
    }

    /** The files of a commit and of all that follow it, in order. */
    List<ObjectStatus> from(long version) throws IOException {
        List<ObjectStatus> commits = new ArrayList<>();
        for (ObjectStatus entry : store.list(directory, name(version))) {
            if (COMMIT.matcher(entry.name()).matches()) {
                commits.add(entry);
            }
        }
        return commits;
    }

    /** Whether the log has anything of a version or of a later one. */
    boolean reaches(long version) throws IOException {
        return store.list(directory, digits(version)).stream()
                .anyMatch(entry -> NUMBERED.matcher(entry.name()).matches());
    }

    /** Whether a file is the commit of a version. */
    static boolean is(ObjectStatus file, long version) {
        return file.name().equals(name(version));
    }

    /** What a commit says; empty if it takes more than files to say it. */
    Optional<LogCommit> read(ObjectStatus commit) throws IOException {
        try (var content = Channels.newInputStream(store.read(commit.place()))) {
            return LogCommit.read(content);
        }
    }
}
