package io.neuralake.server.worker;

import io.neuralake.server.encoding.Parts;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Sends parts of an answer, each in a frame of its own, and no more than is allowed. */
final class FrameParts implements Parts {

    private final Frames frames;
    private final long most;
    private long sent;

    FrameParts(Frames frames, long most) {
        this.frames = frames;
        this.most = most;
    }

    /** Bytes that have been sent. */
    long bytes() {
        return sent;
    }

    @Override
    public void take(byte[] bytes, int length) throws IOException {
        if (length > most - sent) {
            throw TooLargeException.bytes(most);
        }
        if (length > Frames.LARGEST) {
            throw new TooLargeException(
                    "a row of the answer has " + length + " bytes", "ask for fewer or shorter columns");
        }
        sent += length;
        frames.write(Kind.DATA, ByteBuffer.wrap(bytes, 0, length));
    }
}
