package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
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

/**
 * Commits in any store of the runtime: a hard link decides on a local disk, {@code If-None-Match: *} on S3.
 *
 * <p>Files are made in the local temporary directory. There is no lock.
 */
public final class StoredCommits implements CommitStore {

    private final ObjectStore store;
    private final Place root;
    private final Place log;

    /** The commits of the table at a place. */
    public StoredCommits(ObjectStore store, Place root) {
        this.store = store;
        this.root = root;
        this.log = root.child("_delta_log");
    }

    private static String name(long version) {
        return String.format(Locale.ROOT, "%020d.json", version);
    }

    @Override
    public boolean putIfAbsent(long version, byte[] commit, String token) throws IOException {
        try {
            store.write(log.child(name(version)), new ByteArrayInputStream(commit), false);
            return true;
        } catch (FileAlreadyExistsException e) {
            return read(version).filter(there -> Arrays.equals(there, commit)).isPresent();
        }
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
            for (ObjectStatus entry : store.list(log, name(from))) {
                if (entry.name().equals(name(from + versions.size()))) {
                    versions.add(from + versions.size());
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return List.copyOf(versions);
    }

    @Override
    public Optional<Lock> lock(Duration wait) {
        return Optional.empty();
    }

    @Override
    public Draft draft(String path) throws IOException {
        Path directory = Files.createTempDirectory("neuralake-draft-");
        return new TemporaryDraft(path, directory, directory.resolve("file.parquet"));
    }

    private final class TemporaryDraft implements Draft {

        private final String path;
        private final Path directory;
        private final Path file;

        TemporaryDraft(String path, Path directory, Path file) {
            this.path = path;
            this.directory = directory;
            this.file = file;
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public Published publish() throws IOException {
            Place place = root.child(path);
            try (InputStream content = Files.newInputStream(file)) {
                store.write(place, content, false);
            }
            return new Published(path, Files.size(file), System.currentTimeMillis());
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    @Override
    public boolean delete(String path) throws IOException {
        return store.delete(root.child(path));
    }

    @Override
    public void close() {
        // The store belongs to the catalog.
    }
}
