package io.neuralake.runtime.storage.cache;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;

/**
 * Content of immutable objects on the local disk: the least recently used goes when there is too much.
 *
 * <p>Any number of threads and processes use one directory. An object is fetched by one of them while the others wait, appears
 * whole or not at all, and stays where it is for as long as it is pinned.
 */
public final class ObjectCache implements AutoCloseable {

    private final CacheFolder folder;
    private final Claims claims;
    private final Session session;
    private final Eviction eviction;

    /** Fetches content that the cache does not have. */
    @FunctionalInterface
    public interface Fetch {

        /** Writes the whole content. */
        void into(Draft draft) throws IOException;
    }

    /** A cache in the directory that the options name; it is made if it is not there. */
    public ObjectCache(CacheOptions options) throws StorageException {
        this.folder = CacheFolder.of(options, System::getenv);
        folder.create();
        try {
            this.claims = new Claims(folder);
            this.session = new Session(folder);
            this.eviction = new Eviction(folder, session, claims, options.limit());
            session.pinned();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** The file of an object if it is there; it stays until it is released as often as it was pinned. */
    public Optional<Path> pinned(CachedObject object) throws StorageException {
        try {
            return session.pin(object);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Opens an object for reading if it is there, though it may be removed from the cache at once. */
    public Optional<SeekableByteChannel> open(CachedObject object) throws IOException {
        try {
            FileChannel channel = FileChannel.open(folder.object(object.name()), StandardOpenOption.READ);
            if (channel.size() == object.size()) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The file of an object, which is fetched if it is not there; it stays until it is released as often as it was pinned. */
    public Path pin(CachedObject object, Fetch fetch) throws IOException {
        FileLock claim = claim(object);
        try {
            Optional<Path> there = pinned(object);
            return there.isPresent() ? there.get() : fetched(object, fetch);
        } finally {
            claim.release();
        }
    }

    private FileLock claim(CachedObject object) throws IOException {
        try {
            return claims.take(object.name());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private Path fetched(CachedObject object, Fetch fetch) throws IOException {
        Draft draft = new Draft(folder, session.draft());
        try {
            fetch.into(draft);
            return adopted(object, draft);
        } finally {
            Files.deleteIfExists(draft.path());
        }
    }

    private Path adopted(CachedObject object, Draft draft) throws StorageException {
        try {
            try (FileChannel channel =
                    FileChannel.open(draft.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (channel.size() != object.size()) {
                    throw new IllegalStateException(
                            "fetched " + channel.size() + " bytes of an object of " + object.size());
                }
                // Its name must not outlive its content when the machine stops.
                channel.force(true);
            }
            Path pin = session.adopt(object, draft.path());
            eviction.added(object.size());
            return pin;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /** Says that pinned files are no longer read. */
    public void release(Collection<CachedObject> objects) {
        try {
            for (CachedObject object : objects) {
                session.unpin(object);
            }
            eviction.released();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.failure(e));
        }
    }

    @Override
    public void close() {
        try (claims;
                session) {
            // Both are closed, whatever happens to the first.
        } catch (IOException e) {
            throw new UncheckedIOException(folder.failure(e));
        }
    }
}
