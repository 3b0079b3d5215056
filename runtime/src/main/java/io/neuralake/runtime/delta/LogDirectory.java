package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The directory with a table's log: which files are in it, and what commits say. */
final class LogDirectory {

    /** The file that says which checkpoint is the last one. */
    static final String HINT = "_last_checkpoint";

    private static final JsonFactory JSON = new JsonFactory();

    /** So many versions are listed first to find the checkpoint before one; writers make one each 10 or 100 commits. */
    private static final long NEAR = 128;

    /** If there is none, so many times more of them: all listings together are not much longer than the last one. */
    private static final long FARTHER = 10;

    private final ObjectStore store;
    private final Place directory;

    LogDirectory(ObjectStore store, Place root) {
        this.store = store;
        this.directory = root.child("_delta_log");
    }

    private static String name(long version) {
        return LogEntry.digits(version) + ".json";
    }

    /** The file of a commit. */
    Optional<ObjectStatus> commit(long version) throws IOException {
        try {
            return Optional.of(store.status(directory.child(name(version))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The version of the last checkpoint, if the log has a hint at it that can be understood. */
    OptionalLong hint() throws IOException {
        long version = -1;
        try (var content = Channels.newInputStream(store.read(directory.child(HINT)));
                JsonParser parser = JSON.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && name.equals("version")) {
                    version = parser.getLongValue();
                }
                parser.skipChildren();
            }
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            // It is not there, or not as it should be; the log is what counts.
            return OptionalLong.empty();
        }
        return version < 0 ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** What the newest version is made of. A hint at a checkpoint that is not there is none. */
    LogListing newest() throws IOException {
        OptionalLong hint = hint();
        if (hint.isPresent()) {
            LogListing listing = LogListing.of(entries(hint.getAsLong(), Long.MAX_VALUE));
            if (listing.checkpoint().isPresent()) {
                return listing;
            }
        }
        return all();
    }

    /** All that there is. */
    LogListing all() throws IOException {
        return LogListing.of(entries(0, Long.MAX_VALUE));
    }

    /** What a version is made of; without its commit, if it is not there. */
    LogListing at(long version) throws IOException {
        List<LogEntry> found = new ArrayList<>();
        long first = version;
        long last = version;
        for (long more = NEAR; ; more = Math.min(more, Long.MAX_VALUE / FARTHER) * FARTHER) {
            first = Math.max(0, first - more);
            found.addAll(0, entries(first, last));
            LogListing listing = LogListing.of(found);
            OptionalLong checkpoint = listing.checkpoint();
            if (checkpoint.isPresent()) {
                return listing.since(checkpoint.getAsLong());
            }
            if (first == 0 || listing.commit(version).isEmpty()) {
                return listing;
            }
            last = first - 1;
        }
    }

    /** The files of some versions. */
    private List<LogEntry> entries(long first, long last) throws IOException {
        // After a dot comes a slash, and after nines a colon.
        String end = last == Long.MAX_VALUE ? ":" : LogEntry.digits(last) + "/";
        List<LogEntry> entries = new ArrayList<>();
        for (ObjectStatus file : store.list(directory, LogEntry.digits(first), end)) {
            LogEntry.of(file).ifPresent(entries::add);
        }
        return entries;
    }

    /** The files of a commit and of all that follow it, in order. */
    List<ObjectStatus> from(long version) throws IOException {
        return entries(version, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == LogEntry.Kind.COMMIT)
                .map(LogEntry::file)
                .toList();
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
