package io.neuralake.benchmarks.peer;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import java.io.IOException;
import java.sql.SQLException;

/** An engine of this JVM, opened once and asked often, as an application would. */
public interface Peer extends AutoCloseable {

    /** Whether the engine has such a thing at all. */
    default boolean offers(Workload workload) {
        return true;
    }

    /** Does the work once: all of it, and with all results in reach of Java. */
    Answer run(Workload workload) throws IOException, SQLException;

    @Override
    void close() throws SQLException;

    /** The peer of a name on a lake. */
    static Peer open(String name, Lake lake) throws SQLException {
        return switch (name) {
            case "neuralake" -> new NeuralakePeer(lake, false);
            case "neuralake-hive" -> new NeuralakePeer(lake, true);
            case "duckdb" -> new DuckDbPeer(lake);
            case "delta-kernel" -> new KernelPeer(lake);
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }
}
