package io.neuralake.server.http;

import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/** Closes connections so that the client gets to read the answer, though it may still be sending. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel closes it, and closing is looked after.
final class Linger {

    private static final long MILLISECONDS = 500;

    private Linger() {}

    /** Says that nothing more comes, and waits a moment for the client to go. */
    static void close(Channel channel) {
        if (channel.pipeline().get(SslHandler.class) == null && channel instanceof SocketChannel socket) {
            socket.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), MILLISECONDS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }
}
