package io.neuralake.runtime;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.S3Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a catalog is opened: where its locations lie on this machine, and what reading may use.
 *
 * <pre>{@code
 * CatalogOptions.defaults().location("lake", "/data/lake").memoryLimit("2GB")
 * }</pre>
 *
 * <p>Options are values: each method returns other options.
 */
public final class CatalogOptions {

    private static final CatalogOptions DEFAULTS = new CatalogOptions(
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            S3Options.defaults(),
            CacheOptions.defaults(),
            Optional.empty());

    private final Map<String, String> locations;
    private final Optional<String> memoryLimit;
    private final OptionalInt threads;
    private final Optional<Path> temporaryDirectory;
    private final S3Options s3;
    private final CacheOptions cache;
    private final Optional<Duration> timeout;

    private CatalogOptions(
            Map<String, String> locations,
            Optional<String> memoryLimit,
            OptionalInt threads,
            Optional<Path> temporaryDirectory,
            S3Options s3,
            CacheOptions cache,
            Optional<Duration> timeout) {
        this.locations = Map.copyOf(locations);
        this.memoryLimit = memoryLimit;
        this.threads = threads;
        this.temporaryDirectory = temporaryDirectory;
        this.s3 = s3;
        this.cache = cache;
        this.timeout = timeout;
    }

    /** Placeholders from system properties and environment, and the engine's own limits. */
    public static CatalogOptions defaults() {
        return DEFAULTS;
    }

    /**
     * What stands for a placeholder in locations: {@code location("lake", "/data/lake")} for {@code ${lake}}. Without it the
     * system property {@code lake} is taken, then the environment variables {@code lake} and {@code LAKE}.
     */
    public CatalogOptions location(String placeholder, String value) {
        Map<String, String> more = new HashMap<>(locations);
        more.put(placeholder, value);
        return new CatalogOptions(more, memoryLimit, threads, temporaryDirectory, s3, cache, timeout);
    }

    /** Greatest size of the engine's memory, {@code 2GB} or {@code 512MB}; 80 % of the machine's unless said otherwise. */
    public CatalogOptions memoryLimit(String size) {
        return new CatalogOptions(locations, Optional.of(size), threads, temporaryDirectory, s3, cache, timeout);
    }

    /** Greatest number of threads that read and compute; one for each processor unless said otherwise. */
    public CatalogOptions threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        return new CatalogOptions(
                locations, memoryLimit, OptionalInt.of(count), temporaryDirectory, s3, cache, timeout);
    }

    /** Where intermediate results go that do not fit in memory; a directory of the process's own unless said otherwise. */
    public CatalogOptions temporaryDirectory(Path directory) {
        return new CatalogOptions(locations, memoryLimit, threads, Optional.of(directory), s3, cache, timeout);
    }

    /** How tables on S3 are reached; as AWS tools would do it unless said otherwise. */
    public CatalogOptions s3(S3Options options) {
        return new CatalogOptions(locations, memoryLimit, threads, temporaryDirectory, options, cache, timeout);
    }

    /** Where objects of S3 are kept on this machine; in the user's cache directory unless said otherwise. */
    public CatalogOptions cache(CacheOptions options) {
        return new CatalogOptions(locations, memoryLimit, threads, temporaryDirectory, s3, options, timeout);
    }

    /**
     * Greatest time for each result, from when it is asked for until its last batch has come; any time unless said otherwise. A
     * scan or a statement may be given another.
     */
    public CatalogOptions timeout(Duration limit) {
        return new CatalogOptions(
                locations, memoryLimit, threads, temporaryDirectory, s3, cache, Optional.of(Reading.positive(limit)));
    }

    Map<String, String> locations() {
        return locations;
    }

    Optional<String> memoryLimit() {
        return memoryLimit;
    }

    OptionalInt threads() {
        return threads;
    }

    Optional<Path> temporaryDirectory() {
        return temporaryDirectory;
    }

    S3Options s3() {
        return s3;
    }

    CacheOptions cache() {
        return cache;
    }

    Optional<Duration> timeout() {
        return timeout;
    }
}
