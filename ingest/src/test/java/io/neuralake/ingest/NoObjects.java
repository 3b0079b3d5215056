package io.neuralake.ingest;

import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A store with nothing in it: a table of commits only, without checkpoints. */
final class NoObjects implements ObjectStore {

    @Override
    public Place place(String location) {
        return new Place(Place.LOCAL, location);
    }

    @Override
    public ObjectStatus status(Place place) throws IOException {
        throw new NoSuchFileException(place.toString());
    }

    @Override
    public List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        throw new NoSuchFileException(directory.toString());
    }

    @Override
    public SeekableByteChannel read(Place place) throws IOException {
        throw new NoSuchFileException(place.toString());
    }

    @Override
    public void write(Place place, InputStream content, boolean replace) {
        throw new UnsupportedOperationException(place.toString());
    }

    @Override
    public boolean delete(Place place) {
        return false;
    }

    @Override
    public LocalFiles local(List<ObjectStatus> objects) {
        throw new UnsupportedOperationException(objects.toString());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
