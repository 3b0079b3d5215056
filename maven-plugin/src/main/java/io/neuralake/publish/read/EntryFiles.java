package io.neuralake.publish.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a jar or class folder by their names in it, {@code META-INF/neuralake/catalog.json}. */
public interface EntryFiles extends AutoCloseable {

    /** Opens a jar or a class folder. */
    static EntryFiles open(Path path) throws IOException {
        return Files.isDirectory(path) ? new FolderFiles(path) : new JarFiles(path);
    }

    /** Names of all files, sorted. */
    List<String> names();

    /** The content of a file that {@link #names()} lists. */
    byte[] read(String name) throws IOException;

    @Override
    void close() throws IOException;
}
