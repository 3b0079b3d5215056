package io.neuralake.server.flight;

import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The door for clients of Arrow Flight SQL. */
public final class FlightDoor implements AutoCloseable {

    private static final long MEMORY = 512L << 20;
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration ENDED = Duration.ofSeconds(5);

    private final Server server;
    private final InetSocketAddress address;
    private final Calls calls;
    private final Running running;
    private final ExecutorService transport;
    private final BufferAllocator allocator;

    private FlightDoor(
            Server server, Calls calls, Running running, ExecutorService transport, BufferAllocator allocator) {
        this.server = server;
        this.address = (InetSocketAddress) server.getListenSockets().get(0);
        this.calls = calls;
        this.running = running;
        this.transport = transport;
        this.allocator = allocator;
    }

    /**
     * Opens the door.
     *
     * @param address where it listens; port 0 for any that is free
     * @param log takes what went wrong and is not for clients
     * @throws IOException if it cannot listen there, or the files of its certificate cannot be read
     */
    public static FlightDoor start(
            InetSocketAddress address, QueryService service, Access access, FlightOptions options, Consumer<String> log)
            throws IOException {
        Seal seal = new Seal(options.secret());
        Callers callers = new Callers(
                access,
                seal,
                Clock.systemUTC(),
                FlightServiceGrpc.getHandshakeMethod().getFullMethodName());
        Calls calls = new Calls(options.calls(), new Statuses(log));
        Running running = new Running();
        BufferAllocator allocator = new RootAllocator(MEMORY);
        ExecutorService transport = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()), FlightDoor::thread);
        try {
            FlightService flight = new FlightService(service, options, seal, callers, calls, running, allocator);
            NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                    .executor(transport)
                    .intercept(callers)
                    .addService(definition(flight))
                    .maxInboundMessageSize(options.largestRequest())
                    .maxConcurrentCallsPerConnection(options.streams())
                    .keepAliveTime(1, TimeUnit.MINUTES)
                    .keepAliveTimeout(20, TimeUnit.SECONDS)
                    .permitKeepAliveTime(5, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .maxConnectionIdle(1, TimeUnit.HOURS);
            FlightTls tls = options.tls();
            if (tls != null) {
                builder.sslContext(context(tls));
            }
            return new FlightDoor(builder.build().start(), calls, running, transport, allocator);
        } catch (IOException | RuntimeException e) {
            calls.close();
            transport.shutdownNow();
            allocator.close();
            throw e;
        }
    }

    private static SslContext context(FlightTls tls) throws IOException {
        try {
            SslContextBuilder builder = GrpcSslContexts.forServer(
                    tls.certificates().toFile(), tls.key().toFile());
            if (tls.clients().isPresent()) {
                builder.trustManager(tls.clients().get().toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new IOException("the certificate or its key cannot be read: " + e.getMessage(), e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "neuralake-flight-transport");
        thread.setDaemon(true);
        return thread;
    }

    /** The service as it is, but for answers, which are passed on as they come. */
    private static ServerServiceDefinition definition(FlightService flight) {
        ServerServiceDefinition generated = flight.bindService();
        ServerServiceDefinition.Builder own = ServerServiceDefinition.builder(FlightServiceGrpc.SERVICE_NAME);
        String get = FlightServiceGrpc.getDoGetMethod().getFullMethodName();
        for (ServerMethodDefinition<?, ?> method : generated.getMethods()) {
            if (!method.getMethodDescriptor().getFullMethodName().equals(get)) {
                own.addMethod(method);
            }
        }
        return own.addMethod(
                        FlightServiceGrpc.getDoGetMethod().toBuilder(
                                        FlightServiceGrpc.getDoGetMethod().getRequestMarshaller(),
                                        new FlightMessage.Marshaller())
                                .build(),
                        ServerCalls.<Flight.Ticket, FlightMessage>asyncServerStreamingCall(flight::get))
                .build();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** Takes no more calls, and ends when those there are have ended, or after some time. */
    public void close(Duration patience) {
        server.shutdown();
        try {
            if (!server.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.cancelAll();
                server.shutdownNow();
                calls.close();
                server.awaitTermination(ENDED.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.close();
        transport.shutdownNow();
        allocator.close();
    }

    @Override
    public void close() {
        close(FAREWELL);
    }
}
