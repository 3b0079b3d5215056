package io.neuralake.server.start;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.config.ServerConfig.TlsFiles;
import io.neuralake.server.http.AnswerFormat;
import io.neuralake.server.http.HttpDoor;
import io.neuralake.server.http.HttpOptions;
import io.neuralake.server.query.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the HTTP door as the configuration says. */
final class HttpEntrance implements Door {

    private static final int ANSWERS = 64;
    private static final int WAITING = 4;
    private static final int HEAD = 16 << 10;
    private static final Duration ARRIVAL = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofSeconds(30);

    private final Consumer<String> log;

    /**
     * The door.
     *
     * @param log takes lines about what went wrong
     */
    HttpEntrance(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "HTTP";
    }

    @Override
    public String setting() {
        return "-a or addr.http";
    }

    @Override
    public Optional<InetSocketAddress> address(ServerConfig config) {
        return config.http();
    }

    @Override
    public OpenDoor open(InetSocketAddress address, Served served) throws IOException {
        ServerConfig config = served.config();
        HttpDoor door =
                HttpDoor.start(address, served.service(), served.stores(), served.access(), options(config), log);
        boolean encrypted = config.tls().isPresent();
        return new OpenDoor() {
            @Override
            public InetSocketAddress address() {
                return door.address();
            }

            @Override
            public boolean encrypted() {
                return encrypted;
            }

            @Override
            public void close(Duration farewell) throws InterruptedException {
                door.close(farewell);
            }
        };
    }

    private static HttpOptions options(ServerConfig config) throws IOException {
        ServerConfig.ClientLimits limits = config.limits();
        int answers = Math.max(ANSWERS, WAITING * config.workers().most());
        return new HttpOptions(
                Version.text(),
                new Limits(limits.rows(), limits.bytes(), limits.patience(), limits.time()),
                format(config.answers()),
                answers,
                WAITING * answers,
                limits.connections(),
                limits.requests(),
                limits.statement(),
                HEAD,
                limits.body(),
                limits.idle(),
                ARRIVAL,
                STALL,
                List.of("*"),
                tls(config.tls()));
    }

    private static AnswerFormat format(ServerConfig.AnswerFormat format) {
        return switch (format) {
            case JSON -> AnswerFormat.JSON;
            case CSV -> AnswerFormat.CSV;
            case ARROW_FILE -> AnswerFormat.ARROW_FILE;
            case ARROW_STREAM -> AnswerFormat.ARROW_STREAM;
            case PARQUET -> AnswerFormat.PARQUET;
        };
    }

    private static @Nullable SslContext tls(Optional<TlsFiles> files) throws IOException {
        if (files.isEmpty()) {
            return null;
        }
        TlsFiles keys = files.get();
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                    keys.certificate().toFile(), keys.key().toFile());
            if (keys.clients().isPresent()) {
                builder.trustManager(keys.clients().get().toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new IOException("the certificate or its key cannot be read: " + e.getMessage(), e);
        }
    }
}
