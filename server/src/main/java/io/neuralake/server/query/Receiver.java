package io.neuralake.server.query;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes an answer. */
public interface Receiver {

    /**
     * Takes what is known of the answer when it begins: once, and before any bytes.
     *
     * @throws IOException if nobody wants the answer any more; it is ended
     */
    void opened(Opened opened) throws IOException;

    /**
     * Takes some bytes; the answer waits meanwhile.
     *
     * @throws IOException if nobody wants them any more; the answer is ended
     */
    void take(ByteBuffer bytes) throws IOException;
}
