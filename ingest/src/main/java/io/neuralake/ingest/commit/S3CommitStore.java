package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Commits of a table on S3, or in a store with its protocol.
 *
 * <p>The store decides who wins a version ({@code If-None-Match: *}). An answer that may mean either, such as a time-out, an error of
 * the server or a connection that was cut, is followed by reading the commit back; if there is none, the same bytes are put again,
 * which is right even if the first request is still on its way: whichever arrives first wins, and both are this writer's.
 *
 * <p>Before the first commit, two writes of one object show whether the store knows the condition. One that ignores it would let
 * several writers win one version, and is refused.
 */
public final class S3CommitStore implements CommitStore {

    /** The runtime's store tries each request several times by itself. */
    private static final int ATTEMPTS = 3;

    private final ObjectStore store;
    private final Place root;
    private final Place log;
    private boolean probed;

    /**
     * The commits of a table. Nothing is asked before the first is read or written.
     *
     * @param store the store, which stays open
     * @param root the table's directory
     */
    public S3CommitStore(ObjectStore store, Place root) {
        this.store = store;
        this.root = root;
        this.log = root.child("_delta_log");
    }

    private static String name(long version) {
        return String.format(Locale.ROOT, "%020d.json", version);
    }

    @Override
    public boolean putIfAbsent(long version, byte[] commit, String token) throws IOException, InterruptedException {
        probe();
        Place target = log.child(name(version));
        for (int attempt = 1; ; attempt++) {
            try {
                store.write(target, new ByteArrayInputStream(commit), false);
                return true;
            } catch (FileAlreadyExistsException e) {
                Optional<Boolean> ours = isOurs(version, commit);
                if (ours.isPresent()) {
                    return ours.get();
                }
                throw unknown(version, e);
            } catch (InterruptedIOException e) {
                throw interrupted(version, e);
            } catch (IOException e) {
                Optional<Boolean> ours = settle(version, commit, e);
                if (ours.isPresent()) {
                    return ours.get();
                }
                if (attempt == ATTEMPTS) {
                    throw unknown(version, e);
                }
            }
        }
    }

    private InterruptedException interrupted(long version, IOException cause) {
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException(
                "interrupted while commit " + version + " was written to " + log + "; it may have been made");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** Whether the version is this writer's; empty if there is none. */
    private Optional<Boolean> isOurs(long version, byte[] commit) throws IOException {
        return read(version).map(there -> Arrays.equals(there, commit));
    }

    private Optional<Boolean> settle(long version, byte[] commit, IOException failure) throws IOException {
        try {
            return isOurs(version, commit);
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw unknown(version, failure);
        }
    }

    private StorageException unknown(long version, IOException cause) {
        String fix = cause instanceof StorageException failure ? failure.fix() : "check that the store can be reached";
        return new StorageException(
                "it is not known whether commit " + version + " of the table at " + root + " was made: "
                        + cause.getMessage(),
                fix + "; what was appended under the id of a stream can be appended again, and is never there twice",
                cause);
    }

    /** Writes an object twice. */
    private synchronized void probe() throws IOException {
        if (probed) {
            return;
        }
        Place place = log.child(".neuralake-probe-" + UUID.randomUUID());
        boolean ignored;
        try {
            store.write(place, new ByteArrayInputStream("1".getBytes(StandardCharsets.US_ASCII)), false);
            store.write(place, new ByteArrayInputStream("2".getBytes(StandardCharsets.US_ASCII)), false);
            ignored = true;
        } catch (FileAlreadyExistsException e) {
            ignored = false;
        }
        try {
            store.delete(place);
        } catch (IOException e) {
            // A writer need not be allowed to delete; readers do not look at such names.
        }
        if (ignored) {
            throw new StorageException(
                    "the store of " + root
                            + " ignores 'If-None-Match: *': several writers could make the same commit, and all but one"
                            + " would be lost",
                    "use a store that knows conditional writes, as AWS S3 does, or a newer version of this one; a proxy before it must"
                            + " not remove the header",
                    null);
        }
        probed = true;
    }

    @Override
    public Optional<byte[]> read(long version) throws IOException {
        try (InputStream content = Channels.newInputStream(store.read(log.child(name(version))))) {
            return Optional.of(content.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Long> versionsFrom(long from) throws IOException {
        List<Long> versions = new ArrayList<>();
        try {
            for (ObjectStatus entry : store.list(log, name(from), ":")) {
                if (entry.name().equals(name(from + versions.size()))) {
                    versions.add(from + versions.size());
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return List.copyOf(versions);
    }

    /** There is none. */
    @Override
    public Optional<Lock> lock(Duration wait) {
        return Optional.empty();
    }

    private Place data(String path) {
        Place place = root.child(path);
        if (root.relative(place).isEmpty()
                || place.equals(log)
                || log.relative(place).isPresent()) {
            throw new IllegalArgumentException("'" + path + "' is no data file below " + root);
        }
        return place;
    }

    @Override
    public Draft draft(String path) throws IOException {
        Place target = data(path);
        Path directory = Files.createTempDirectory("neuralake-draft-");
        return new Upload(store, path, target, directory, directory.resolve("draft"));
    }

    @Override
    public boolean delete(String path) throws IOException {
        return store.delete(data(path));
    }

    @Override
    public void close() {
        // The store belongs to the catalog.
    }

    /** A data file in the local temporary directory. */
    private record Upload(ObjectStore store, String path, Place target, Path directory, Path file) implements Draft {

        @Override
        public Published publish() throws IOException {
            long size = Files.size(file);
            try (InputStream content = Files.newInputStream(file)) {
                store.write(target, content, false);
            }
            return new Published(path, size, System.currentTimeMillis());
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}
