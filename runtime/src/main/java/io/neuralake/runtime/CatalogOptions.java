package io.neuralake.runtime;

import io.neuralake.catalog.Catalog;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.jdbc.JdbcAccess;
import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.S3Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

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
            Optional.empty(),
            JdbcAccess.none(),
            Map.of(),
            false);

    private final Map<String, String> locations;
    private final Optional<String> memoryLimit;
    private final OptionalInt threads;
    private final Optional<Path> temporaryDirectory;
    private final S3Options s3;
    private final CacheOptions cache;
    private final Optional<Duration> timeout;
    private final JdbcAccess jdbc;
    private final Map<String, String> aliases;
    private final boolean servedNames;

    private CatalogOptions(
            Map<String, String> locations,
            Optional<String> memoryLimit,
            OptionalInt threads,
            Optional<Path> temporaryDirectory,
            S3Options s3,
            CacheOptions cache,
            Optional<Duration> timeout,
            JdbcAccess jdbc,
            Map<String, String> aliases,
            boolean servedNames) {
        this.locations = Map.copyOf(locations);
        this.memoryLimit = memoryLimit;
        this.threads = threads;
        this.temporaryDirectory = temporaryDirectory;
        this.s3 = s3;
        this.cache = cache;
        this.timeout = timeout;
        this.jdbc = jdbc;
        this.aliases = Map.copyOf(aliases);
        this.servedNames = servedNames;
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
        return new CatalogOptions(
                more, memoryLimit, threads, temporaryDirectory, s3, cache, timeout, jdbc, aliases, servedNames);
    }

    /** Greatest size of the engine's memory, {@code 2GB} or {@code 512MB}; 80 % of the machine's unless said otherwise. */
    public CatalogOptions memoryLimit(String size) {
        return new CatalogOptions(
                locations,
                Optional.of(size),
                threads,
                temporaryDirectory,
                s3,
                cache,
                timeout,
                jdbc,
                aliases,
                servedNames);
    }

    /** Greatest number of threads that read and compute; one for each processor unless said otherwise, else at least 1. */
    public CatalogOptions threads(int count) {
        if (count < 1) {
            throw new LakeException(
                    "read with " + count + " threads",
                    "there must be at least 1",
                    "give more, or call no threads(…) for one for each processor");
        }
        return new CatalogOptions(
                locations,
                memoryLimit,
                OptionalInt.of(count),
                temporaryDirectory,
                s3,
                cache,
                timeout,
                jdbc,
                aliases,
                servedNames);
    }

    /** Where intermediate results go that do not fit in memory; a directory of the process's own unless said otherwise. */
    public CatalogOptions temporaryDirectory(Path directory) {
        return new CatalogOptions(
                locations,
                memoryLimit,
                threads,
                Optional.of(directory),
                s3,
                cache,
                timeout,
                jdbc,
                aliases,
                servedNames);
    }

    /** How tables on S3 are reached; as AWS tools would do it unless said otherwise. */
    public CatalogOptions s3(S3Options options) {
        return new CatalogOptions(
                locations,
                memoryLimit,
                threads,
                temporaryDirectory,
                options,
                cache,
                timeout,
                jdbc,
                aliases,
                servedNames);
    }

    /** Where objects of S3 are kept on this machine; in the user's cache directory unless said otherwise. */
    public CatalogOptions cache(CacheOptions options) {
        return new CatalogOptions(
                locations, memoryLimit, threads, temporaryDirectory, s3, options, timeout, jdbc, aliases, servedNames);
    }

    /**
     * Greatest time for each result, from when it is asked for until its last batch has come; any time unless said otherwise. A
     * scan or a statement may be given another.
     *
     * @throws LakeException if it is not longer than nothing
     */
    public CatalogOptions timeout(Duration limit) {
        return new CatalogOptions(
                locations,
                memoryLimit,
                threads,
                temporaryDirectory,
                s3,
                cache,
                Optional.of(Reading.positive(limit)),
                jdbc,
                aliases,
                servedNames);
    }

    /**
     * Who signs in at databases whose URL begins so, and what else their driver is told: {@code
     * jdbc("jdbc:postgresql://db.lab/", Map.of("user", "reader", "password", secret))}. Of several beginnings the longest
     * counts. Without it, user and password of a table are the system properties {@code neuralake.jdbc.<database>.user} and
     * {@code .password}, then the environment variables {@code NEURALAKE_JDBC_<DATABASE>_USER} and {@code _PASSWORD}, where
     * the database is that of the catalog.
     */
    public CatalogOptions jdbc(String urls, Map<String, String> properties) {
        return with(jdbc.with(urls, properties));
    }

    /** Where connections come from for databases whose URL begins so, such as a pool; they are closed after each use. */
    public CatalogOptions jdbc(String urls, DataSource connections) {
        return with(jdbc.with(urls, connections));
    }

    /** The longest time that a database may take for an answer; no limit unless said otherwise. */
    public CatalogOptions jdbcTimeout(Duration limit) {
        return with(jdbc.timeout(limit));
    }

    /**
     * Another name for a table in statements, without a database: {@code alias("spikes", "bci.spike_waveforms")}. It stands wherever a
     * table may, unless the statement gives its name to something of its own. An alias of a table that does not exist, or that is a
     * function, is left out.
     */
    public CatalogOptions alias(String name, String qualifiedName) {
        Map<String, String> more = new HashMap<>(aliases);
        more.put(name, qualifiedName);
        return new CatalogOptions(
                locations, memoryLimit, threads, temporaryDirectory, s3, cache, timeout, jdbc, more, servedNames);
    }

    /** Lets statements name tables as ROAPI and the server do, too: {@code implant_implant_diagnostics}, or as {@code @Roapi} says. */
    public CatalogOptions servedNames() {
        return new CatalogOptions(
                locations, memoryLimit, threads, temporaryDirectory, s3, cache, timeout, jdbc, aliases, true);
    }

    private CatalogOptions with(JdbcAccess access) {
        return new CatalogOptions(
                locations, memoryLimit, threads, temporaryDirectory, s3, cache, timeout, access, aliases, servedNames);
    }

    /** Other names of tables of a catalog. */
    Map<String, String> aliases(Catalog catalog) {
        Map<String, String> names = new HashMap<>();
        if (servedNames) {
            catalog.tables().forEach(table -> names.put(catalog.servedName(table), table.qualifiedName()));
        }
        names.putAll(aliases);
        return names;
    }

    JdbcAccess jdbc() {
        return jdbc;
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
