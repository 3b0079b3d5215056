package io.neuralake.server.encoding;

import java.io.IOException;

/** Takes the bytes of an answer in parts, each of which has whole rows. */
public interface Parts {

    /**
     * Takes a part.
     *
     * @param bytes has it at its beginning; it is used for the next part when this returns
     * @param length number of bytes
     * @throws IOException if nobody wants it
     */
    void take(byte[] bytes, int length) throws IOException;
}
