package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kernel's view of an {@link ObjectStore}, so that no Hadoop file system is in the path. The kernel's paths are plain,
 * like those of {@link Place}.
 */
public final class StoreFileIO implements FileIO {

    private final ObjectStore store;
    private final Optional<LogListing> log;

    /** A view of a store. */
    public StoreFileIO(ObjectStore store) {
        this(store, Optional.empty());
    }

    /** A view of a store in which a log has been listed already. */
    StoreFileIO(ObjectStore store, Optional<LogListing> log) {
        this.store = store;
        this.log = log;
    }

    /** The form in which the kernel is given a place. */
    static String text(Place place) {
        return place.toString();
    }

    private Place place(String path) {
        return path.startsWith("file:") ? new Place(Place.LOCAL, path.substring("file:".length())) : store.place(path);
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        Place from = place(path);
        try {
            Stream<ObjectStatus> found = log.isPresent()
                    ? log.get().from(from.name())
                    : store.list(from.parent(), from.name()).stream().filter(entry -> !entry.directory());
            return new MemoryIterator<>(found.map(StoreFileIO::status).iterator());
        } catch (NoSuchFileException e) {
            throw missing(e);
        }
    }

    private record MissingFile(String path) implements InputFile {

        @Override
        public long length() throws IOException {
            throw new FileNotFoundException(path);
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            throw new FileNotFoundException(path);
        }
    }

    private static FileStatus status(ObjectStatus status) {
        return FileStatus.of(text(status.place()), status.size(), status.modified());
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        try {
            return status(store.status(place(path)));
        } catch (NoSuchFileException e) {
            throw missing(e);
        }
    }

    /** The kernel knows only this kind. */
    static FileNotFoundException missing(NoSuchFileException cause) {
        FileNotFoundException missing = new FileNotFoundException(cause.getFile());
        missing.initCause(cause);
        return missing;
    }

    @Override
    public String resolvePath(String path) {
        return text(place(path));
    }

    @Override
    public boolean mkdirs(String path) {
        // A directory comes into being with its first object.
        return true;
    }

    @Override
    public InputFile newInputFile(String path, long size) {
        Place place = place(path);
        // Who has listed the log has followed the hint, and knows what there is.
        return log.isPresent() && place.name().equals(LogDirectory.HINT)
                ? new MissingFile(path)
                : new StoreInputFile(store, place, size);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return new StoreOutputFile(store, place(path));
    }

    @Override
    public boolean delete(String path) throws IOException {
        return store.delete(place(path));
    }

    @Override
    public Optional<String> getConf(String name) {
        return Optional.empty();
    }

    @Override
    public void copyFileAtomically(String from, String to, boolean overwrite) throws IOException {
        Place source = place(from);
        if (store.status(source).directory()) {
            throw new NoSuchFileException(from);
        }
        try (InputStream content = Channels.newInputStream(store.read(source))) {
            store.write(place(to), content, overwrite);
        }
    }
}
