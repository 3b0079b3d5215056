package io.neuralake.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a catalog as one, each serving the locations of its schemes.
 *
 * <p>The store for S3 is made when the first place of its own is named: a catalog without such tables loads nothing of it.
 */
public final class ObjectStores implements ObjectStore {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private final ObjectStore files;
    private final Supplier<ObjectStore> opening;
    private @Nullable ObjectStore objects;
    private boolean closed;

    /**
     * Local files and S3.
     *
     * @param files serves local files
     * @param opening makes what serves S3; called once at most
     */
    public ObjectStores(ObjectStore files, Supplier<ObjectStore> opening) {
        this.files = files;
        this.opening = opening;
    }

    @Override
    public Place place(String location) {
        Matcher matcher = SCHEME.matcher(location);
        String scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : Place.LOCAL;
        return store(scheme).place(location);
    }

    private ObjectStore store(Place place) {
        return store(place.scheme());
    }

    private ObjectStore store(String scheme) {
        return switch (scheme) {
            case Place.LOCAL -> files;
            case Place.S3, "s3a", "s3n" -> objects();
            default ->
                throw new IllegalArgumentException("nothing here serves the scheme '" + scheme
                        + "'; local paths, file: and s3:// (or s3a://, s3n://) are served");
        };
    }

    private synchronized ObjectStore objects() {
        if (closed) {
            throw new IllegalStateException("the catalog is closed");
        }
        ObjectStore store = objects;
        if (store == null) {
            store = opening.get();
            objects = store;
        }
        return store;
    }

    @Override
    public ObjectStatus status(Place place) throws IOException {
        return store(place).status(place);
    }

    @Override
    public List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        return store(directory).list(directory, from, to);
    }

    @Override
    public Place real(Place place) throws IOException {
        return store(place).real(place);
    }

    @Override
    public SeekableByteChannel read(Place place) throws IOException {
        return store(place).read(place);
    }

    @Override
    public Optional<SeekableByteChannel> nearby(ObjectStatus object) throws IOException {
        return store(object.place()).nearby(object);
    }

    @Override
    public void write(Place place, InputStream content, boolean replace) throws IOException {
        store(place).write(place, content, replace);
    }

    @Override
    public boolean delete(Place place) throws IOException {
        return store(place).delete(place);
    }

    @Override
    public LocalFiles local(List<ObjectStatus> wanted) throws IOException {
        Map<String, List<ObjectStatus>> schemes = new LinkedHashMap<>();
        for (ObjectStatus object : wanted) {
            schemes.computeIfAbsent(object.place().scheme(), scheme -> new ArrayList<>())
                    .add(object);
        }
        if (schemes.size() > 1) {
            throw new IllegalArgumentException("files of one table on " + schemes.keySet());
        }
        Optional<String> scheme = schemes.keySet().stream().findFirst();
        return scheme.isPresent() ? store(scheme.get()).local(wanted) : LocalFiles.of(List.of());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (objects != null) {
            objects.close();
        }
        files.close();
    }
}
