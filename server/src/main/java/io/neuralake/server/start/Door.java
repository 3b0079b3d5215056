package io.neuralake.server.start;

import io.neuralake.server.config.ServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A protocol that the server speaks. */
public interface Door {

    /** What it is called in messages: {@code HTTP}. */
    String name();

    /** The flag and the key of the configuration that say where it is: {@code -a or addr.http}. */
    String setting();

    /** Where it is to be; empty if it is to stay closed. */
    Optional<InetSocketAddress> address(ServerConfig config);

    /**
     * Opens it.
     *
     * @throws IOException if nobody can listen there
     */
    OpenDoor open(InetSocketAddress address, Served served) throws IOException;
}
