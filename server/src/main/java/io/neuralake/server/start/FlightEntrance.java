package io.neuralake.server.start;

import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.config.ServerConfig.TlsFiles;
import io.neuralake.server.flight.FlightDoor;
import io.neuralake.server.flight.FlightOptions;
import io.neuralake.server.flight.FlightTls;
import io.neuralake.server.query.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the Flight SQL door as the configuration says. */
final class FlightEntrance implements Door {

    /** What replicas behind a balancer share, so that each takes the tickets of the others. */
    private static final String SECRET = "NEURALAKE_FLIGHT_SECRET";

    private final Consumer<String> log;

    /**
     * The door.
     *
     * @param log takes lines about what went wrong
     */
    FlightEntrance(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "Flight SQL";
    }

    @Override
    public String setting() {
        return "--addr-flight-sql or addr.flight_sql";
    }

    @Override
    public Optional<InetSocketAddress> address(ServerConfig config) {
        return config.flight();
    }

    @Override
    public OpenDoor open(InetSocketAddress address, Served served) throws IOException {
        ServerConfig config = served.config();
        ServerConfig.ClientLimits limits = config.limits();
        FlightOptions options = FlightOptions.of(
                        new Limits(limits.rows(), limits.bytes(), limits.patience(), limits.time()))
                .largestRequest(limits.body())
                .stall(limits.idle());
        String secret = System.getenv(SECRET);
        if (secret != null && !secret.isEmpty()) {
            options = options.secret(secret);
        }
        Optional<TlsFiles> keys = config.flightTls().or(config::tls);
        if (keys.isPresent()) {
            options = options.tls(new FlightTls(
                    keys.get().certificate(), keys.get().key(), keys.get().clients()));
        }
        FlightDoor door = FlightDoor.start(address, served.service(), served.flightAccess(), options, log);
        return new OpenDoor() {
            @Override
            public InetSocketAddress address() {
                return door.address();
            }

            @Override
            public boolean encrypted() {
                return keys.isPresent();
            }

            @Override
            public void close(Duration farewell) {
                door.close(farewell);
            }
        };
    }
}
