package io.neuralake.server.start;

import java.net.InetSocketAddress;
import java.time.Duration;

/** A protocol that is being spoken. */
public interface OpenDoor {

    /** Where it listens, with the port that it was given if it asked for any. */
    InetSocketAddress address();

    /** Whether it encrypts. */
    boolean encrypted();

    /**
     * Takes no more questions, and waits for the answers that are under way.
     *
     * @param farewell how long at most
     */
    void close(Duration farewell) throws InterruptedException;
}
