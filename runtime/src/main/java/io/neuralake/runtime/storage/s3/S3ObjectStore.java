package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.cache.CachedObject;
import io.neuralake.runtime.storage.cache.ObjectCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Objects of S3, and of stores with its protocol. What engines read as files is kept on the local disk.
 *
 * <p>Nothing is opened before the first request.
 */
public final class S3ObjectStore implements ObjectStore {

    private final S3Options options;
    private final CacheOptions cacheOptions;
    private @Nullable S3Session session;
    private @Nullable ObjectCache cache;
    private boolean closed;

    /** A store that is reached as the options say, and the environment where they say nothing. */
    public S3ObjectStore(S3Options options, CacheOptions cacheOptions) {
        this.options = options;
        this.cacheOptions = cacheOptions;
    }

    private synchronized S3Session session() throws IOException {
        S3Session open = session;
        if (open == null) {
            checkOpen();
            open = S3Session.open(S3Connection.of(options, System::getProperty, System::getenv));
            session = open;
        }
        return open;
    }

    private synchronized ObjectCache cache() throws IOException {
        ObjectCache open = cache;
        if (open == null) {
            checkOpen();
            open = new ObjectCache(cacheOptions);
            cache = open;
        }
        return open;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    @Override
    public Place place(String location) {
        return S3Key.place(location);
    }

    @Override
    public ObjectStatus status(Place place) throws IOException {
        return session().listing().status(place);
    }

    @Override
    public List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        return session().listing().list(directory, from, to);
    }

    @Override
    public SeekableByteChannel read(Place place) throws IOException {
        return S3Channel.open(session().reader(), place);
    }

    @Override
    public Optional<SeekableByteChannel> nearby(ObjectStatus object) throws IOException {
        return cache().open(cached(session().connection(), object));
    }

    @Override
    public void write(Place place, InputStream content, boolean replace) throws IOException {
        session().writer().write(place, content.readAllBytes(), replace);
    }

    @Override
    public boolean delete(Place place) throws IOException {
        return session().writer().delete(place);
    }

    @Override
    public LocalFiles local(List<ObjectStatus> objects) throws IOException {
        S3Session open = session();
        PinnedFiles files = new PinnedFiles(cache(), objects.size());
        List<Future<Path>> fetches = new ArrayList<>();
        try {
            for (int i = 0; i < objects.size(); i++) {
                ObjectStatus object = objects.get(i);
                CachedObject cached = cached(open.connection(), object);
                if (!files.found(i, cached)) {
                    int index = i;
                    S3Download download = new S3Download(open.reader(), object);
                    fetches.add(open.objects().submit(() -> files.fetch(index, cached, download)));
                }
            }
            for (Future<Path> fetch : fetches) {
                fetch.get();
            }
            return files;
        } catch (ExecutionException e) {
            close(files, fetches);
            throw unwrapped(e);
        } catch (InterruptedException e) {
            close(files, fetches);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while objects were fetched");
        } catch (IOException | RuntimeException e) {
            close(files, fetches);
            throw e;
        }
    }

    private static void close(PinnedFiles files, List<Future<Path>> fetches) {
        cancel(fetches);
        files.close();
    }

    /**
     * What the content is called. An object of a listing has a tag. One of a Delta log has none, but the log says its length and
     * the time when it was written, and that it never changes.
     */
    private static CachedObject cached(S3Connection connection, ObjectStatus object) {
        String content = object.tag().isEmpty() ? "modified " + object.modified() : "tag " + object.tag();
        return new CachedObject(
                connection.address() + "\n" + object.place() + "\n" + content, object.size(), object.name());
    }

    /** Ends what is still under way. */
    static <T> void cancel(Collection<Future<T>> tasks) {
        tasks.forEach(task -> task.cancel(true));
    }

    /** What a task has thrown. */
    static IOException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        Optional.ofNullable(session).ifPresent(S3Session::close);
        Optional.ofNullable(cache).ifPresent(ObjectCache::close);
    }
}
