package io.neuralake.server.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends to one client, no faster than it takes. Used by one thread at a time; only {@link #changed} may come from others. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection, which is seen elsewhere.
final class Wire {

    private static final int ENOUGH = 32 << 10;
    private static final long LOOK = 1000;

    private final Channel channel;
    private final long patience;
    private @Nullable Outgoing pending;

    /**
     * A way to a client.
     *
     * @param patience how long the client may take nothing before it is given up
     */
    Wire(Channel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience.toMillis();
    }

    /** What is said next; it is sent when it is enough, or has to be. */
    Outgoing out() throws IOException, InterruptedException {
        if (pending != null && pending.bytes().readableBytes() >= ENOUGH) {
            flush();
        }
        if (pending == null) {
            pending = new Outgoing(channel.alloc());
        }
        return pending;
    }

    /** Sends bytes of messages as they are; they must not be changed afterwards. */
    void send(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        flush();
        write(Unpooled.wrappedBuffer(bytes, offset, length));
    }

    /** Sends what has been said. */
    void flush() throws IOException, InterruptedException {
        if (pending != null) {
            ByteBuf some = pending.bytes();
            pending = null;
            write(some);
        }
    }

    private void write(ByteBuf bytes) throws IOException, InterruptedException {
        try {
            untilWritable();
        } catch (IOException | InterruptedException e) {
            bytes.release();
            throw e;
        }
        channel.writeAndFlush(bytes, channel.voidPromise());
    }

    private synchronized void untilWritable() throws IOException, InterruptedException {
        long taken = -1;
        long since = System.nanoTime();
        while (channel.isActive() && !channel.isWritable()) {
            long waiting = channel.bytesBeforeWritable();
            if (waiting != taken) {
                taken = waiting;
                since = System.nanoTime();
            } else if ((System.nanoTime() - since) / 1_000_000 >= patience) {
                channel.close();
                throw new IOException("the client has taken nothing for " + patience + " ms");
            }
            wait(LOOK);
        }
        if (!channel.isActive()) {
            throw new IOException("the client is gone");
        }
    }

    /** Whether the client takes may have changed. */
    synchronized void changed() {
        notifyAll();
    }

    /** Sends what has been said, and closes the connection after it. */
    void close() {
        ByteBuf rest = pending == null ? Unpooled.EMPTY_BUFFER : pending.bytes();
        pending = null;
        channel.writeAndFlush(rest).addListener(ChannelFutureListener.CLOSE);
    }

    /** Lets go of what has not been sent. */
    void drop() {
        if (pending != null) {
            pending.bytes().release();
            pending = null;
        }
    }
}
