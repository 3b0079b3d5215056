package io.neuralake.server.pool;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes of an answer. */
public interface Sink {

    /**
     * Takes some; the answer waits meanwhile.
     *
     * @throws IOException if nobody wants them any more; the answer is ended
     */
    void take(ByteBuffer bytes) throws IOException;
}
