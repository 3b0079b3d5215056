package io.neuralake.server.worker;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told when it starts, on its standard input, where nobody else reads it.
 *
 * @param socket path of the socket that it is to listen at
 * @param temporary directory of its own for what does not fit into memory
 * @param locations values of placeholders in the locations of tables
 * @param manifests manifests, jars and directories that have the catalog; none for what is on the class path
 * @param aliases other names of tables
 * @param memory most memory of the engine, {@code 2GB}; null for the engine's own choice
 * @param threads threads of the engine
 */
public record WorkerSetup(
        String socket,
        String temporary,
        Map<String, String> locations,
        List<String> manifests,
        Map<String, String> aliases,
        @Nullable String memory,
        int threads) {

    /** Copies lists and maps. */
    public WorkerSetup {
        manifests = List.copyOf(manifests);
        aliases = Map.copyOf(aliases);
        locations = Map.copyOf(locations);
    }
}
