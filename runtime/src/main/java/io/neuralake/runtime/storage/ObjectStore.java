package io.neuralake.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * Storage of immutable objects under hierarchical names.
 *
 * <p>A place that is not there is a {@link java.nio.file.NoSuchFileException} in every method, and one that must not be but
 * is a {@link java.nio.file.FileAlreadyExistsException}. What else a store refuses is a {@link StorageException}, which says
 * what to do about it.
 */
public interface ObjectStore extends AutoCloseable {

    /** The place that a location names; a location that the store does not serve is an {@link IllegalArgumentException}. */
    Place place(String location);

    /** What an object or directory is. */
    ObjectStatus status(Place place) throws IOException;

    /** Entries of a directory whose names are not less than {@code from}, in the order of their names. */
    default List<ObjectStatus> list(Place directory, String from) throws IOException {
        return list(directory, from, "");
    }

    /**
     * Entries of a directory whose names lie between two, in the order of their names.
     *
     * @param from the least name that an entry may have
     * @param to what every name is less than; empty if there is no end
     */
    List<ObjectStatus> list(Place directory, String from, String to) throws IOException;

    /** Where a place really is, if links lead to it; stores without links have none. */
    default Place real(Place place) throws IOException {
        return place;
    }

    /** Opens an object for reading. */
    SeekableByteChannel read(Place place) throws IOException;

    /**
     * Opens an object for reading if its content is on this machine; empty if it would have to be fetched.
     *
     * @param object the object as it was listed; its content may have changed since if the store does not keep it
     */
    default Optional<SeekableByteChannel> nearby(ObjectStatus object) throws IOException {
        return Optional.empty();
    }

    /**
     * Writes an object so that others see all of it or nothing, and it is durable when the method returns.
     *
     * @param replace whether an object that is already there is replaced; if not, exactly one of several writers succeeds
     */
    void write(Place place, InputStream content, boolean replace) throws IOException;

    /** Deletes an object; whether it was there. */
    boolean delete(Place place) throws IOException;

    /**
     * Files with the content of objects, for engines that read local files only; they stay until they are closed.
     *
     * <p>An object whose content is no longer the one that the status describes is a {@link StorageException}.
     */
    LocalFiles local(List<ObjectStatus> objects) throws IOException;

    /** Frees connections and threads. */
    @Override
    void close();
}
