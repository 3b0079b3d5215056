package io.neuralake.server.pool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How workers are run.
 *
 * @param classPath what is on their class path: the server, and the catalog with its drivers
 * @param locations values of placeholders in the locations of tables
 * @param manifests manifests, jars and directories that have the catalog; none for what is on the class path
 * @param aliases names of tables beside their own and those that the server gives them, each with the qualified name of its table
 * @param directory where sockets and what does not fit into memory are, readable by the server's user only
 * @param most workers at a time; each answers one question at a time
 * @param idle workers that are kept ready
 * @param threads threads of the engine of each worker
 * @param heap most memory for a worker's Java objects, as Java takes it: {@code 512m}
 * @param memory most memory of the engine of a worker, {@code 2GB}
 * @param resident bytes of memory at which a worker is ended
 * @param grace how long a worker may take to end an answer that nobody wants any more
 */
public record PoolOptions(
        List<Path> classPath,
        Map<String, String> locations,
        List<Path> manifests,
        Map<String, String> aliases,
        Path directory,
        int most,
        int idle,
        int threads,
        String heap,
        String memory,
        long resident,
        Duration grace) {

    /** Copies lists and maps. */
    public PoolOptions {
        classPath = List.copyOf(classPath);
        locations = Map.copyOf(locations);
        manifests = List.copyOf(manifests);
        aliases = Map.copyOf(aliases);
        if (most < 1 || idle < 0 || idle > most) {
            throw new IllegalArgumentException("of " + most + " workers " + idle + " cannot be kept ready");
        }
    }

    /** Options for the catalog on the class path. */
    public PoolOptions(
            List<Path> classPath,
            Map<String, String> locations,
            Path directory,
            int most,
            int idle,
            int threads,
            String heap,
            String memory,
            long resident,
            Duration grace) {
        this(classPath, locations, List.of(), Map.of(), directory, most, idle, threads, heap, memory, resident, grace);
    }

    /** The same options for a catalog in manifests, jars and directories. */
    public PoolOptions catalog(List<Path> paths, Map<String, String> names) {
        return new PoolOptions(
                classPath, locations, paths, names, directory, most, idle, threads, heap, memory, resident, grace);
    }
}
