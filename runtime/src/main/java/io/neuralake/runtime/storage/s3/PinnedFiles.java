package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.cache.CachedObject;
import io.neuralake.runtime.storage.cache.ObjectCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files of the cache that one query reads. A file that arrives after it was closed is given back at once. */
final class PinnedFiles implements LocalFiles {

    private final ObjectCache cache;
    private final Path[] paths;
    private final List<CachedObject> pinned = new ArrayList<>();
    private boolean closed;

    PinnedFiles(ObjectCache cache, int count) {
        this.cache = cache;
        this.paths = new Path[count];
    }

    /** Takes a file that is in the cache; whether it is. */
    boolean found(int index, CachedObject object) throws IOException {
        Optional<Path> path = cache.pinned(object);
        path.ifPresent(there -> add(index, object, there));
        return path.isPresent();
    }

    /** Takes a file that has to be fetched. */
    Path fetch(int index, CachedObject object, ObjectCache.Fetch fetch) throws IOException {
        Path path = cache.pin(object, fetch);
        add(index, object, path);
        return path;
    }

    private synchronized void add(int index, CachedObject object, Path path) {
        if (closed) {
            cache.release(List.of(object));
        } else {
            paths[index] = path;
            pinned.add(object);
        }
    }

    @Override
    public synchronized List<Path> paths() {
        return List.copyOf(Arrays.asList(paths));
    }

    @Override
    public synchronized void close() {
        closed = true;
        cache.release(pinned);
        pinned.clear();
    }
}
