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
        if (most < 1 || idle < 0 || idle > most) {
            throw new IllegalArgumentException("of " + most + " workers " + idle + " cannot be kept ready");
        }
    }
}
