package io.neuralake.publish.read;

import java.nio.file.Path;

/**
 * One jar or class folder whose tables belong to the catalog.
 *
 * @param label what messages call it: artifact coordinates, or the name of the file
 * @param path the jar or the folder
 */
public record ClassPathEntry(String label, Path path) {

    /** An entry that is known by its path alone: a jar by its file name, a folder as it was given. */
    public static ClassPathEntry of(Path path) {
        Path name = path.getFileName();
        boolean jar = name != null && name.toString().endsWith(".jar");
        return new ClassPathEntry(jar ? name.toString() : path.toString().replace('\\', '/'), path);
    }
}
