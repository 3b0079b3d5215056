package io.neuralake.runtime.storage;

import java.nio.file.Path;
import java.util.List;

/** Files that can be read for as long as this is not closed, whatever happens to the objects that they were made of. */
public interface LocalFiles extends AutoCloseable {

    /** Paths in the order in which the objects were asked for. */
    List<Path> paths();

    /** Gives the files back; reading them afterwards may fail. */
    @Override
    void close();

    /** Files that nobody takes away. */
    static LocalFiles of(List<Path> paths) {
        List<Path> copy = List.copyOf(paths);
        return new LocalFiles() {

            @Override
            public List<Path> paths() {
                return copy;
            }

            @Override
            public void close() {
                // They are not ours.
            }
        };
    }
}
