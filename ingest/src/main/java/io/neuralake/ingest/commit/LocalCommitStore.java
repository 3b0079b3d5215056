package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Commits of a table on a local disk.
 *
 * <p>A commit is written to a temporary file, which is made durable and then given the commit's name by a hard link. That fails if
 * the name is taken, and then nobody has seen a byte of the file. The directory is made durable before the commit is confirmed; and
 * with it all commits before, so that no commit outlives a loss of power without those that it is based on.
 *
 * <p>What a process leaves that is killed is a hidden file with a name that ends in {@code .tmp}, which no reader looks at.
 */
public final class LocalCommitStore implements CommitStore {

    private final Path root;
    private final Path log;
    private final LocalLock lock;

    /** Directories of data files whose names are durable. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    /**
     * The commits of a table. Nothing is made before the first is written.
     *
     * @param root the table's directory
     */
    public LocalCommitStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.log = this.root.resolve("_delta_log");
        this.lock = new LocalLock(log.resolve(".commit.lock"));
    }

    private Path file(long version) {
        return log.resolve(String.format(Locale.ROOT, "%020d.json", version));
    }

    @Override
    public boolean putIfAbsent(long version, byte[] commit, String token) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before commit " + version + " was written to " + log);
        }
        Path target = file(version);
        if (Files.exists(target)) {
            return isOurs(target, commit);
        }
        if (version == 0) {
            DurableFiles.createDirectories(log, root);
        }
        Path draft = draftOf(target);
        try {
            DurableFiles.write(draft, commit);
            DurableFiles.publish(draft, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return isOurs(target, commit);
        } catch (IOException e) {
            throw Files.isDirectory(log) ? e : gone(e);
        } finally {
            discard(draft);
        }
    }

    /** A commit that this process has made before, and then could not make durable, is its own. */
    private boolean isOurs(Path target, byte[] commit) throws IOException {
        if (Files.size(target) != commit.length || !Arrays.equals(Files.readAllBytes(target), commit)) {
            return false;
        }
        DurableFiles.sync(log);
        return true;
    }

    private StorageException gone(IOException cause) {
        return new StorageException(
                "the log of the table at " + root + " is gone",
                "restore the table from a copy; if it was deleted on purpose, open it again, so that it is made anew",
                cause);
    }

    private static Path draftOf(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** What cannot be deleted now is deleted later, and not looked at until then. */
    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The disk fails, or the directory is gone. The commit is made, or it is not.
        }
    }

    @Override
    public Optional<byte[]> read(long version) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(version)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Asks for one version after the other: a listing would be as long as the log. */
    @Override
    public List<Long> versionsFrom(long from) {
        List<Long> versions = new ArrayList<>();
        for (long version = from; Files.exists(file(version)); version++) {
            versions.add(version);
        }
        return List.copyOf(versions);
    }

    @Override
    public Optional<Lock> lock(Duration wait) throws InterruptedException {
        return lock.take(wait);
    }

    /** Where a data file is; a path that leads out of the table is refused. */
    private Path data(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root) || file.startsWith(log)) {
            throw new IllegalArgumentException("'" + path + "' is no data file below " + root);
        }
        return file;
    }

    @Override
    public Draft draft(String path) throws IOException {
        Path target = data(path);
        Path directory = target.resolveSibling("").normalize();
        if (!durable.contains(directory) || !Files.isDirectory(directory)) {
            DurableFiles.createDirectories(directory, root);
            durable.add(directory);
        }
        return new LocalDraft(path, draftOf(target), target);
    }

    @Override
    public boolean delete(String path) throws IOException {
        return Files.deleteIfExists(data(path));
    }

    @Override
    public void close() {
        lock.close();
    }

    /** A data file under a hidden name. */
    private record LocalDraft(String path, Path file, Path target) implements Draft {

        @Override
        public Published publish() throws IOException {
            DurableFiles.sync(file);
            DurableFiles.publish(file, target);
            discard(file);
            return new Published(
                    path, Files.size(target), Files.getLastModifiedTime(target).toMillis());
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
