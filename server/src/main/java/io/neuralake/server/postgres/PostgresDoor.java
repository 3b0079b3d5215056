package io.neuralake.server.postgres;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The door for clients that speak PostgreSQL's protocol.
 *
 * <p>Connections are read by two threads that never wait. A client has threads of its own only while a statement of it is answered; so as
 * many threads are at work as statements, and clients that are idle have none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a connection to close, or to send a letter.
public final class PostgresDoor implements AutoCloseable {

    private static final int LISTENING = 2;
    private static final int LOW = 128 << 10;
    private static final int HIGH = 512 << 10;
    private static final int BACKLOG = 1024;

    private final PostgresOptions options;
    private final Sessions sessions = new Sessions();
    private final EventLoopGroup loops =
            new NioEventLoopGroup(LISTENING, new DefaultThreadFactory("neuralake-postgres-net", true));
    private final ExecutorService executor =
            Executors.newCachedThreadPool(new DefaultThreadFactory("neuralake-postgres", true));
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    private PostgresDoor(InetSocketAddress address, QueryService service, Access access, PostgresOptions options)
            throws IOException {
        this.options = options;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW, HIGH))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connect(channel, service, access);
                    }
                });
        try {
            listening = bootstrap.bind(address).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            stop();
            throw new IOException("cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens the door.
     *
     * @param address where to listen; port 0 for any that is free
     * @throws IOException if nobody can listen there
     */
    public static PostgresDoor start(
            InetSocketAddress address, QueryService service, Access access, PostgresOptions options)
            throws IOException {
        return new PostgresDoor(address, service, access, options);
    }

    private void connect(Channel channel, QueryService service, Access access) {
        channels.add(channel);
        Wire wire = new Wire(channel, options.slow());
        MessageDecoder decoder = new MessageDecoder(options.message());
        Client session = new Client(channel, decoder, wire, executor, options, service, access, sessions);
        channel.pipeline()
                .addLast(new IdleStateHandler(0, 0, options.idle().toMillis(), TimeUnit.MILLISECONDS))
                .addLast(decoder)
                .addLast(new ConnectionHandler(options, decoder, wire, session, sessions, executor));
        if (channels.size() > options.connections()) {
            session.said(new Incoming.Unreadable(
                    false, PostgresException.fatal(SqlState.TOO_MANY_CONNECTIONS, "sorry, too many clients already")));
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Number of connections. */
    public int connections() {
        return channels.size();
    }

    /**
     * Closes the door for those who come, lets those go on who wait for an answer, and then closes it for all.
     *
     * @param most how long to wait for answers
     */
    public void close(Duration most) {
        listening.close().syncUninterruptibly();
        sessions.all().forEach(Client::leave);
        long end = System.nanoTime() + most.toNanos();
        try {
            while (!sessions.all().isEmpty() && System.nanoTime() < end) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sessions.all().forEach(Client::stop);
        stop();
    }

    private void stop() {
        channels.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        executor.shutdownNow();
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
