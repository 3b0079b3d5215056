package io.neuralake.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, written by the thread that computes it, which waits while the client does not take what there is.
 *
 * <p>An answer that fails on its way ends with its connection, so that nobody takes it for a whole one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel closes it, and closing is looked after.
final class Reply {

    private final Channel channel;
    private final InetAddress client;
    private final Duration stall;
    private final boolean chunks;
    private final boolean keepAlive;
    private final Runnable over;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean begun;
    private boolean ended;
    private boolean gone;
    private @Nullable Runnable whenGone;

    /**
     * The answer to come.
     *
     * @param stall how long the client may take nothing
     * @param chunks whether the client understands chunks; if not, the end of the connection is the end of the answer
     * @param keepAlive whether the connection may be used again
     * @param over is run when the answer has been sent
     */
    Reply(Channel channel, Duration stall, boolean chunks, boolean keepAlive, Runnable over) {
        this.channel = channel;
        // A channel that is closed has no address any more.
        this.client = channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        this.stall = stall;
        this.chunks = chunks;
        this.keepAlive = keepAlive;
        this.over = over;
    }

    /** Whose answer it is. */
    InetAddress client() {
        return client;
    }

    /** Whether something of the answer is on its way. */
    boolean begun() {
        return begun;
    }

    /** Runs something when the client goes before the answer has ended; at once if it is gone. */
    void whenGone(Runnable work) {
        lock.lock();
        try {
            if (!gone) {
                whenGone = work;
                return;
            }
        } finally {
            lock.unlock();
        }
        work.run();
    }

    /** The client is gone. */
    void gone() {
        Runnable work;
        lock.lock();
        try {
            gone = true;
            work = whenGone;
            whenGone = null;
            change.signalAll();
        } finally {
            lock.unlock();
        }
        if (work != null) {
            work.run();
        }
    }

    /** The client may have taken something. */
    void moved() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A whole answer. */
    void send(HttpResponseStatus status, HttpHeaders headers, byte[] body) {
        begun = true;
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers().add(headers);
        if (!status.equals(HttpResponseStatus.NOT_MODIFIED) && !status.equals(HttpResponseStatus.NO_CONTENT)) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        connection(response, keepAlive);
        last(channel.writeAndFlush(response), keepAlive);
    }

    /** Begins an answer of unknown length. */
    void begin(HttpResponseStatus status, HttpHeaders headers) {
        begun = true;
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().add(headers);
        if (chunks) {
            response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        connection(response, keepAlive && chunks);
        channel.write(response);
    }

    private static void connection(HttpResponse response, boolean keep) {
        if (!keep) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    /**
     * Sends bytes, as soon as the client takes them.
     *
     * @throws IOException if it is gone, or has taken nothing for too long
     */
    void write(byte[] bytes, int offset, int length) throws IOException {
        await();
        if (length > 0) {
            ByteBuf copy = channel.alloc().ioBuffer(length);
            copy.writeBytes(bytes, offset, length);
            channel.writeAndFlush(new DefaultHttpContent(copy));
        }
    }

    /** Ends an answer that was begun. */
    void end() {
        last(channel.writeAndFlush(new DefaultLastHttpContent()), keepAlive && chunks);
    }

    private void last(ChannelFuture sent, boolean keep) {
        ended = true;
        if (channel.eventLoop().isShuttingDown()) {
            // The door is closed, and nobody is left to send anything.
            return;
        }
        sent.addListener(done -> {
            whenGone(() -> {});
            if (!done.isSuccess() || !keep) {
                Linger.close(channel);
            } else {
                over.run();
            }
        });
        // What lies in buffers is taken in time, or not at all.
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (!sent.isDone()) {
                                channel.close();
                            }
                        },
                        stall.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Ends the connection, so that the client sees that the answer is not whole. */
    void abort() {
        if (!ended) {
            channel.close();
        }
    }

    private void await() throws IOException {
        if (channel.isWritable() && channel.isActive()) {
            return;
        }
        long left = stall.toNanos();
        lock.lock();
        try {
            while (!channel.isWritable()) {
                if (gone || !channel.isActive()) {
                    throw new IOException("the client is gone");
                }
                if (left <= 0) {
                    channel.close();
                    throw new IOException("the client has taken nothing for " + stall.toSeconds() + " s");
                }
                left = change.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is closing");
        } finally {
            lock.unlock();
        }
        if (!channel.isActive()) {
            throw new IOException("the client is gone");
        }
    }
}
