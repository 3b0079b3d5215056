package io.neuralake.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells a connection that bytes have come, before it is known what they mean. */
final class Arrivals extends ChannelInboundHandlerAdapter {

    private final Connection connection;

    Arrivals(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        connection.bytesCame(context);
        context.fireChannelRead(message);
    }
}
