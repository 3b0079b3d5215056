package io.neuralake.runtime.storage;

import io.neuralake.runtime.error.LakeException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where objects of remote stores are kept on this machine, and how many bytes of them.
 *
 * <pre>{@code
 * CatalogOptions.defaults().cache(CacheOptions.defaults().withDirectory(Path.of("/scratch/cache")).withLimit(50L << 30))
 * }</pre>
 *
 * <p>Any number of processes may share a directory, if all of them have the same limit.
 *
 * @param directory the cache's own directory; if empty, {@code neuralake/objects} in {@code XDG_CACHE_HOME}, in {@code LOCALAPPDATA} on
 *     Windows, or in {@code ~/.cache}
 * @param limit bytes that are kept when nobody reads them; if empty, the smaller of 10 GB and 20 % of the disk's free space
 */
public record CacheOptions(Optional<Path> directory, OptionalLong limit) {

    private static final CacheOptions DEFAULTS = new CacheOptions(Optional.empty(), OptionalLong.empty());

    /** Checks the limit. */
    public CacheOptions {
        if (limit.isPresent() && limit.getAsLong() < 0) {
            throw new LakeException(
                    "cache at most " + limit.getAsLong() + " bytes of objects",
                    "that is less than none",
                    "give 0 bytes or more, or no limit for one by the disk");
        }
    }

    /** The user's cache directory, and a limit by the disk. */
    public static CacheOptions defaults() {
        return DEFAULTS;
    }

    /** The same with another directory. */
    public CacheOptions withDirectory(Path other) {
        return new CacheOptions(Optional.of(other), limit);
    }

    /** The same with another limit in bytes; 0 keeps nothing beyond the query that needs it. */
    public CacheOptions withLimit(long bytes) {
        return new CacheOptions(directory, OptionalLong.of(bytes));
    }
}
