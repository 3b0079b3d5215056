package io.neuralake.server.loading;

import java.nio.file.Path;

/** What a directory of a loaded source has. */
public final class LoadedFiles {

    /** The table, as a fragment of a manifest. */
    public static final String TABLE = "table.json";

    /** The values of a key-value store, as a JSON object. */
    public static final String VALUES = "values.json";

    /** The URL of a database, which may have a password. */
    public static final String URL = "url";

    private LoadedFiles() {}

    /** What stands for the URL of a database in manifests: {@code ${neuralake.source.t0}}. */
    public static String placeholder(Path directory) {
        return "${" + name(directory) + "}";
    }

    /** The name in that placeholder. */
    public static String name(Path directory) {
        return "neuralake.source." + directory.getFileName();
    }
}
