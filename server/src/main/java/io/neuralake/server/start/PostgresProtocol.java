package io.neuralake.server.start;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.postgres.PostgresDoor;
import io.neuralake.server.postgres.PostgresOptions;
import io.neuralake.server.query.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** PostgreSQL's protocol. */
final class PostgresProtocol implements Door {

    private static final String DATABASE = "neuralake";

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String setting() {
        return "-p or addr.postgres";
    }

    @Override
    public Optional<InetSocketAddress> address(ServerConfig config) {
        return config.postgres();
    }

    @Override
    public OpenDoor open(InetSocketAddress address, Served served) throws IOException {
        ServerConfig config = served.config();
        ServerConfig.ClientLimits limits = config.limits();
        Path directory = Files.createTempDirectory("neuralake-postgres");
        PostgresOptions options = PostgresOptions.of(
                        DATABASE,
                        new Limits(limits.rows(), limits.bytes(), limits.patience(), limits.time()),
                        directory)
                .limited(limits.connections(), limits.body(), limits.idle());
        Optional<SslContext> tls = config.tls().isEmpty()
                ? Optional.empty()
                : Optional.of(tls(config.tls().get()));
        if (tls.isPresent()) {
            options = options.encrypted(tls.get(), true);
        }
        PostgresDoor door = PostgresDoor.start(address, served.service(), served.access(), options);
        return new Opened(door, directory, tls.isPresent());
    }

    private static SslContext tls(ServerConfig.TlsFiles files) throws IOException {
        SslContextBuilder builder = SslContextBuilder.forServer(
                files.certificate().toFile(), files.key().toFile());
        files.clients()
                .ifPresent(clients -> builder.trustManager(clients.toFile()).clientAuth(ClientAuth.REQUIRE));
        return builder.build();
    }

    /** The door while it is open, with the directory for answers that clients take slowly. */
    private record Opened(PostgresDoor door, Path directory, boolean encrypted) implements OpenDoor {

        @Override
        public InetSocketAddress address() {
            return door.address();
        }

        @Override
        public void close(Duration farewell) {
            door.close(farewell);
            try {
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                // It is empty, and in the directory for what is temporary.
            }
        }
    }
}
