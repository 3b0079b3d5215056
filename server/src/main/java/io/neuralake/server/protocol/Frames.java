package io.neuralake.server.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Frames over a socket: a byte for the kind, four for the length of the content, most significant first, and the content.
 *
 * <p>One thread may read while another writes.
 */
public final class Frames implements AutoCloseable {

    /** Most bytes of a frame's content; a longer one is taken for damage. */
    public static final int LARGEST = 16 << 20;

    private static final int HEAD = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocate(HEAD);
    private final ByteBuffer outHead = ByteBuffer.allocate(HEAD);
    private final Object writing = new Object();

    /** Frames over a connected socket, which is closed with them. */
    public Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /** Sends a value as JSON. */
    public void write(Kind kind, Object value) throws IOException {
        write(kind, ByteBuffer.wrap(JSON.writeValueAsBytes(value)));
    }

    /** Sends bytes. */
    public void write(Kind kind, ByteBuffer content) throws IOException {
        if (content.remaining() > LARGEST) {
            throw new IOException("a frame of " + content.remaining() + " bytes is longer than " + LARGEST);
        }
        synchronized (writing) {
            outHead.clear();
            outHead.put(kind.code()).putInt(content.remaining()).flip();
            ByteBuffer[] both = {outHead, content};
            while (outHead.hasRemaining() || content.hasRemaining()) {
                channel.write(both);
            }
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException if the other side has closed the connection
     */
    public Frame read() throws IOException {
        head.clear();
        fill(head);
        byte code = head.get();
        int length = head.getInt();
        Optional<Kind> kind = Kind.of(code);
        if (kind.isEmpty() || length < 0 || length > LARGEST) {
            throw new IOException("no frame: kind " + code + ", " + length + " bytes");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        fill(content);
        return new Frame(kind.get(), content);
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the connection is closed");
            }
        }
        buffer.flip();
    }

    /** The JSON of a frame as a value. */
    public static <V> V value(Frame frame, Class<V> type) throws IOException {
        ByteBuffer content = frame.content();
        return JSON.readValue(content.array(), content.arrayOffset() + content.position(), content.remaining(), type);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
