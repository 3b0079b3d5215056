package io.neuralake.server.worker;

import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Sends what is written to it, and no more than is allowed: the first frames are small, so that they come early. */
final class FrameStream extends OutputStream {

    private static final int FIRST = 8 << 10;
    private static final int LARGEST = 256 << 10;

    private final Frames frames;
    private final long most;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST).limit(FIRST);
    private long sent;
    private int next = FIRST;

    FrameStream(Frames frames, long most) {
        this.frames = frames;
        this.most = most;
    }

    /** Bytes that have been written. */
    long bytes() {
        return sent + buffer.position();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > most - bytes()) {
            throw TooLargeException.bytes(most);
        }
        int done = 0;
        while (done < length) {
            int some = Math.min(length - done, buffer.remaining());
            buffer.put(bytes, offset + done, some);
            done += some;
            if (!buffer.hasRemaining()) {
                send();
            }
        }
    }

    /** Sends what there is, so that whoever waits sees it. */
    @Override
    public void flush() throws IOException {
        if (buffer.position() > 0) {
            send();
        }
    }

    private void send() throws IOException {
        buffer.flip();
        sent += buffer.limit();
        frames.write(Kind.DATA, buffer);
        next = Math.min(next * 2, LARGEST);
        buffer.clear().limit(next);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
