package io.neuralake.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.source.KeyValueStores;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Answers HTTP/1.1: tables, SQL and schemas as ROAPI does, and more. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails on a channel closes it, and closing is looked after.
public final class HttpDoor implements AutoCloseable {

    private static final String FULL = """
            HTTP/1.1 503 Service Unavailable\r
            Connection: close\r
            Retry-After: 1\r
            Content-Length: 0\r
            \r
            """;

    private static final int CHUNK = 64 << 10;
    private static final int FEWER = 128 << 10;
    private static final int MANY = 512 << 10;

    private final EventLoopGroup loops;
    private final Channel listening;
    private final ChannelGroup connections;
    private final Exchanges exchanges;

    private HttpDoor(EventLoopGroup loops, Channel listening, ChannelGroup connections, Exchanges exchanges) {
        this.loops = loops;
        this.listening = listening;
        this.connections = connections;
        this.exchanges = exchanges;
    }

    /**
     * Opens the door.
     *
     * @param address where; port 0 for any that is free
     * @param stores values by key that are served
     * @param log takes lines about what went wrong and is nobody's fault
     * @throws IOException if the address cannot be used
     */
    public static HttpDoor start(
            InetSocketAddress address,
            QueryService service,
            KeyValueStores stores,
            Access access,
            HttpOptions options,
            Consumer<String> log)
            throws IOException {
        Exchanges exchanges = new Exchanges(new Routes(service, stores, options), new Identity(access), options, log);
        EventLoopGroup loops = new NioEventLoopGroup(0, new DefaultThreadFactory("neuralake-http-io", true));
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, options.connections())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(FEWER, MANY))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connect(channel, connections, exchanges, options);
                    }
                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException(
                    "HTTP cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        return new HttpDoor(loops, bound.channel(), connections, exchanges);
    }

    private static void connect(
            SocketChannel channel, ChannelGroup connections, Exchanges exchanges, HttpOptions options) {
        SslContext tls = options.tls();
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        if (connections.size() >= options.connections()) {
            channel.writeAndFlush(Unpooled.copiedBuffer(FULL, StandardCharsets.US_ASCII))
                    .addListener(done -> Linger.close(channel));
            return;
        }
        connections.add(channel);
        Connection connection = new Connection(options, exchanges);
        channel.pipeline()
                .addLast(new Arrivals(connection))
                .addLast(new HttpServerCodec(options.head(), options.head(), CHUNK))
                .addLast(connection);
    }

    /** Where it is open. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Ends all of it at once. */
    @Override
    public void close() {
        try {
            close(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes no more requests, lets the answers that are on their way end, and closes all connections.
     *
     * @param farewell how long answers may take to end
     */
    public void close(Duration farewell) throws InterruptedException {
        exchanges.close();
        listening.close().await();
        exchanges.finish(farewell);
        connections.close().await(1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).await(5, TimeUnit.SECONDS);
    }
}
