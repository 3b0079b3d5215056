package io.neuralake.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a store has below the root of a table. Places elsewhere are refused, whether they are named or a link leads to them, so
 * that whoever can write a table's log cannot have another file read.
 */
public final class RootedStore implements ObjectStore {

    private final ObjectStore store;
    private final Place root;

    /** The part of a store that is below a place. */
    public RootedStore(ObjectStore store, Place root) {
        this.store = store;
        this.root = root;
    }

    @Override
    public Place place(String location) {
        return store.place(location);
    }

    private Place checked(Place place) throws IOException {
        if (!place.equals(root)) {
            Place real = store.real(root);
            checkName(place);
            checkLink(real, place.parent());
            checkLink(real, place);
        }
        return place;
    }

    private void checkName(Place place) throws StorageException {
        if (root.relative(place).isEmpty()) {
            throw new StorageException(
                    place + " is outside of the table at " + root,
                    "make the table's files part of its directory, for example by copying the table deeply",
                    null);
        }
    }

    private void checkLink(Place realRoot, Place place) throws IOException {
        Place real = store.real(place);
        if (!real.equals(place)
                && !real.equals(realRoot)
                && realRoot.relative(real).isEmpty()) {
            throw new StorageException(
                    place + " is a link out of the table, to " + real,
                    "copy what it leads to into the table, or make that the location",
                    null);
        }
    }

    @Override
    public ObjectStatus status(Place place) throws IOException {
        return store.status(checked(place));
    }

    @Override
    public List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        return store.list(checked(directory), from, to);
    }

    @Override
    public Place real(Place place) throws IOException {
        return store.real(place);
    }

    @Override
    public SeekableByteChannel read(Place place) throws IOException {
        return store.read(checked(place));
    }

    @Override
    public Optional<SeekableByteChannel> nearby(ObjectStatus object) throws IOException {
        checked(object.place());
        return store.nearby(object);
    }

    @Override
    public void write(Place place, InputStream content, boolean replace) throws IOException {
        checkName(place);
        store.write(place, content, replace);
    }

    @Override
    public boolean delete(Place place) throws IOException {
        checkName(place);
        return store.delete(place);
    }

    @Override
    public LocalFiles local(List<ObjectStatus> objects) throws IOException {
        Place real = store.real(root);
        Set<Place> directories = new HashSet<>();
        for (ObjectStatus object : objects) {
            Place place = object.place();
            checkName(place);
            // A table has many files in few directories.
            if (directories.add(place.parent())) {
                checkLink(real, place.parent());
            }
            checkLink(real, place);
        }
        return store.local(objects);
    }

    /** Does nothing: the store belongs to others. */
    @Override
    public void close() {
        // Not ours to close.
    }
}
