package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The lines of a commit, of which each holds one action and nothing else.
 *
 * <p>The kernel reads the first JSON object of a line and drops, unread, what follows it: another action, or the half of one. Here
 * whatever follows an object begins a new line, so that it is read, or found to be broken.
 */
final class CommitLines extends SeekableInputStream {

    private static final int CHUNK = 64 << 10;

    private final SeekableByteChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    /** A line may begin before every byte. */
    private final ByteBuffer lines = ByteBuffer.allocate(2 * CHUNK).limit(0);

    private long position;
    private int depth;
    private boolean text;
    private boolean escaped;
    private boolean complete;

    CommitLines(SeekableByteChannel channel) {
        this.channel = channel;
    }

    private boolean fill() throws IOException {
        while (!lines.hasRemaining()) {
            chunk.clear();
            if (channel.read(chunk) < 0) {
                return false;
            }
            chunk.flip();
            lines.clear();
            while (chunk.hasRemaining()) {
                take(chunk.get());
            }
            lines.flip();
        }
        return true;
    }

    private void take(byte letter) {
        if (letter == '\n') {
            depth = 0;
            text = false;
            escaped = false;
            complete = false;
        } else if (complete && letter > ' ') {
            lines.put((byte) '\n');
            complete = false;
        }
        lines.put(letter);
        if (text) {
            text = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
        } else if (letter == '"') {
            text = true;
        } else if (letter == '{' || letter == '[') {
            depth++;
        } else if (letter == '}' || letter == ']') {
            depth--;
            complete = depth <= 0;
        }
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to != position) {
            throw new IOException("a commit is read from its beginning to its end");
        }
    }

    @Override
    public int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        position++;
        return lines.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, lines.remaining());
        lines.get(target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = read(target, offset + done, length - done);
            if (count < 0) {
                throw new EOFException("the commit ended " + (length - done) + " bytes early");
            }
            done += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
