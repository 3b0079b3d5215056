package io.neuralake.server.start;

import io.neuralake.server.access.Access;
import io.neuralake.server.access.Caller;
import io.neuralake.server.access.User;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.pool.PoolOptions;
import io.neuralake.server.pool.WorkerPool;
import io.neuralake.server.query.Limits;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.source.SourceException;
import io.neuralake.server.source.Sources;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that runs: what it serves, behind its open doors. */
public final class Server {

    private final ServerConfig config;
    private final Path directory;
    private final QueryService service;
    private final Sources sources;
    private final Map<Door, OpenDoor> open = new LinkedHashMap<>();

    private Server(ServerConfig config, Path directory, QueryService service, Sources sources) {
        this.config = config;
        this.directory = directory;
        this.service = service;
        this.sources = sources;
    }

    /**
     * Starts workers and opens doors.
     *
     * @param doors the protocols that it may speak
     * @param log takes what is worth writing down
     * @throws StartException if it cannot serve what it was told to, or not where
     */
    public static Server start(ServerConfig config, List<Door> doors, Consumer<String> log)
            throws StartException, InterruptedException {
        for (Door door : doors) {
            Optional<InetSocketAddress> address = door.address(config);
            if (address.isPresent()) {
                tryPort(door, address.get());
            }
        }
        if (config.catalogs().isEmpty()
                && config.tables().isEmpty()
                && config.stores().isEmpty()
                && !ClassPath.hasManifest()) {
            throw new StartException(
                    "there is nothing to serve; name a ROAPI configuration (-c), tables (-t), or a catalog"
                            + " (--catalog), or put one on the class path");
        }
        @Nullable Path directory = null;
        @Nullable Server server = null;
        boolean started = false;
        try {
            // A short name: the paths of sockets have little room.
            directory = Files.createTempDirectory("nl");
            server = start(config, directory, log);
            for (Door door : doors) {
                server.open(door);
            }
            started = true;
            return server;
        } catch (IOException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } finally {
            if (!started && server != null) {
                server.close(Duration.ZERO);
            } else if (!started && directory != null) {
                delete(directory);
            }
        }
    }

    private static Server start(ServerConfig config, Path directory, Consumer<String> log)
            throws IOException, StartException, InterruptedException {
        List<Path> classPath = new ArrayList<>(ClassPath.own());
        classPath.addAll(config.drivers());
        Sources sources = sources(config, directory, classPath, log);
        classPath.addAll(ClassPath.of(config.catalogs(), directory));
        // It may have no tables: workers want a manifest also where only key-value stores are served.
        classPath.add(sources.manifest());
        Map<String, String> locations = new HashMap<>(config.locations());
        locations.putAll(sources.locations());
        ServerConfig.WorkerOptions workers = config.workers();
        WorkerPool pool = WorkerPool.start(
                new PoolOptions(
                        classPath,
                        locations,
                        directory,
                        workers.most(),
                        workers.ready(),
                        workers.threads(),
                        workers.heap(),
                        workers.memory(),
                        workers.resident(),
                        workers.grace()),
                log);
        Limits describing = new Limits(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                config.limits().patience(),
                config.limits().time());
        try {
            QueryService service = QueryService.over(pool, describing);
            sources.watch(() -> renew(service, log));
            return new Server(config, directory, service, sources);
        } catch (IOException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static Sources sources(ServerConfig config, Path directory, List<Path> classPath, Consumer<String> log)
            throws IOException, StartException, InterruptedException {
        try {
            return Sources.load(config, directory, classPath, log);
        } catch (SourceException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Lets workers open what there is now. */
    private static void renew(QueryService service, Consumer<String> log) {
        try {
            service.renew();
        } catch (IOException e) {
            log.accept("tables have changed, and workers do not start with them: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says early, and before anything is started, that a port is taken. */
    private static void tryPort(Door door, InetSocketAddress address) throws StartException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw taken(door, address, e);
        }
    }

    private static StartException taken(Door door, InetSocketAddress address, IOException problem) {
        String where = address.getHostString() + ":" + address.getPort();
        String why = problem instanceof BindException
                ? "something else listens there already, or this machine does not have the address"
                : String.valueOf(problem.getMessage());
        return new StartException(
                door.name() + " cannot be served at " + where + ": " + why + "; choose another with " + door.setting()
                        + ", or close the door with 'off'",
                problem);
    }

    private void open(Door door) throws StartException {
        Optional<InetSocketAddress> address = door.address(config);
        if (address.isEmpty()) {
            return;
        }
        Access access = access(config.users());
        Access flight = config.flightUsers().isEmpty() ? access : access(config.flightUsers());
        try {
            open.put(door, door.open(address.get(), new Served(config, service, access, flight, sources.stores())));
        } catch (IOException e) {
            throw taken(door, address.get(), e);
        }
    }

    private static Access access(List<User> users) {
        return users.isEmpty() ? Access.open() : Access.of(users);
    }

    /** What is served and where, a line for each. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        int tables = service.tables(new Caller("start", List.of("*"))).size();
        int values = sources.stores().names().size();
        lines.add("neuralake server " + Version.text() + " serves " + tables + (tables == 1 ? " table" : " tables")
                + (values == 0 ? "" : " and " + values + (values == 1 ? " key-value store" : " key-value stores")));
        open.forEach((door, opened) -> lines.add(
                "  " + door.name() + " at " + text(opened.address()) + (opened.encrypted() ? ", encrypted" : "")));
        if (open.values().stream().anyMatch(opened -> !loopback(opened))
                && config.users().isEmpty()) {
            lines.add(
                    "  other machines can reach it, and nobody has to say who they are: name users in neuralake.auth");
        }
        return lines;
    }

    private static boolean loopback(OpenDoor door) {
        return door.address().getAddress() != null
                && door.address().getAddress().isLoopbackAddress();
    }

    private static String text(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /** The doors, by name. */
    public Map<String, OpenDoor> doors() {
        Map<String, OpenDoor> named = new LinkedHashMap<>();
        open.forEach((door, opened) -> named.put(door.name(), opened));
        return named;
    }

    /** Ends all of it: doors first, so that answers that are under way may be finished in the time that the configuration says. */
    public void close() throws InterruptedException {
        close(config.farewell());
    }

    private void close(Duration farewell) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(open.size());
        for (OpenDoor door : open.values()) {
            Thread closing = new Thread(() -> close(door, farewell, closed), "neuralake-close");
            closing.setDaemon(true);
            closing.start();
        }
        closed.await();
        sources.close();
        service.close();
        delete(directory);
    }

    private static void close(OpenDoor door, Duration farewell, CountDownLatch closed) {
        try {
            door.close(farewell);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is in the directory for what is temporary.
        }
    }
}
