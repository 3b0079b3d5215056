package io.neuralake.runtime.storage.cache;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie in the cache's directory, and what it means when something there fails.
 *
 * <pre>
 * objects/7f/7f83…      content, complete; the name is that of {@link CachedObject}
 * sessions/⟨id⟩.lock    locked for as long as an open catalog reads through the cache
 * sessions/⟨id⟩/7f83…-part.parquet  hard link to what that catalog is reading
 * sessions/⟨id⟩/draft-3 what it is fetching
 * claims.lock           one byte of it is locked for each object that is being fetched
 * </pre>
 *
 * @param root the directory
 */
record CacheFolder(Path root) {

    /** The directory of the options, or the user's own one. */
    static CacheFolder of(CacheOptions options, Function<String, @Nullable String> environment) {
        return new CacheFolder(options.directory().map(Path::toAbsolutePath).orElseGet(() -> standard(environment)));
    }

    private static Path standard(Function<String, @Nullable String> environment) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String base = environment.apply(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path caches = base == null || base.isBlank() || !Path.of(base).isAbsolute()
                ? Path.of(System.getProperty("user.home", "."), ".cache").toAbsolutePath()
                : Path.of(base);
        return caches.resolve("neuralake").resolve("objects");
    }

    Path sessions() {
        return root.resolve("sessions");
    }

    Path claims() {
        return root.resolve("claims.lock");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path object(String name) {
        return objects().resolve(name.substring(0, 2)).resolve(name);
    }

    /** Makes the directories; nobody but the user may look into them. */
    void create() throws StorageException {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
                }
            }
            Files.createDirectories(objects());
            Files.createDirectories(sessions());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What to tell the user of a failure in the directory. */
    StorageException failure(IOException cause) {
        long free;
        try {
            free = Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            free = Long.MAX_VALUE;
        }
        String message = String.valueOf(cause.getMessage());
        boolean full = free < 1 << 20 || message.contains("No space left") || message.contains("not enough space");
        return full
                ? new StorageException(
                        "the disk of the cache directory " + root + " is full",
                        "free space there, or choose another disk with CacheOptions.withDirectory",
                        cause)
                : new StorageException(
                        "the cache directory " + root + " cannot be used: " + cause,
                        "choose a directory that can be written, on a file system with hard links, with"
                                + " CacheOptions.withDirectory",
                        cause);
    }
}
