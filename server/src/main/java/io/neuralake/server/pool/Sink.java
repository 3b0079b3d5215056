package io.neuralake.server.pool;

import io.neuralake.server.protocol.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes an answer. */
public interface Sink {

    /**
     * Takes what is known of the answer when it begins: once, and before any bytes.
     *
     * @throws IOException if nobody wants the answer any more; it is ended
     */
    default void opened(Opening opening) throws IOException {
        // Whoever takes bytes only need not know.
    }

    /**
     * Takes some bytes; the answer waits meanwhile.
     *
     * @throws IOException if nobody wants them any more; the answer is ended
     */
    void take(ByteBuffer bytes) throws IOException;
}
