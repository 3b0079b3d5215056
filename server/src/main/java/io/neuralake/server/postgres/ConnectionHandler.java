package io.neuralake.server.postgres;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What comes before a session on a connection, and the way of its messages into it. It never waits. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a connection to close, or to send a letter.
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

    private final PostgresOptions options;
    private final MessageDecoder decoder;
    private final Wire wire;
    private final Client session;
    private final Sessions sessions;
    private final Executor executor;
    private boolean encrypted;

    ConnectionHandler(
            PostgresOptions options,
            MessageDecoder decoder,
            Wire wire,
            Client session,
            Sessions sessions,
            Executor executor) {
        this.options = options;
        this.decoder = decoder;
        this.wire = wire;
        this.session = session;
        this.sessions = sessions;
        this.executor = executor;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (!session.known()) {
                                context.close();
                            }
                        },
                        options.login().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Incoming.TlsWanted) {
            tls(context);
        } else if (message instanceof Incoming.GssWanted) {
            answer(context, 'N');
            decoder.encryptionSettled();
        } else if (message instanceof Incoming.Cancel cancel) {
            // Whether it was right is not told.
            sessions.cancel(cancel);
            context.close();
        } else if (message instanceof Incoming.Startup && options.tlsRequired() && !encrypted) {
            session.said(new Incoming.Unreadable(
                    false,
                    PostgresException.fatal(SqlState.INVALID_AUTHORIZATION, "connections must be encrypted")
                            .hint("connect with sslmode=require")));
        } else if (message instanceof Incoming incoming) {
            session.said(incoming);
        }
    }

    private void tls(ChannelHandlerContext context) {
        SslContext tls = options.tls();
        if (tls == null || encrypted) {
            answer(context, 'N');
            decoder.encryptionSettled();
            return;
        }
        answer(context, 'S');
        SslHandler handler = tls.newHandler(context.alloc(), executor);
        handler.setHandshakeTimeoutMillis(options.login().toMillis());
        context.pipeline().addFirst(handler);
    }

    private static void answer(ChannelHandlerContext context, char letter) {
        context.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) letter}));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                encrypted = true;
                decoder.encryptionSettled();
            } else {
                context.close();
            }
        } else if (event instanceof IdleStateEvent) {
            session.idle();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wire.changed();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        wire.changed();
        session.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
