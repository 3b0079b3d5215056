package io.neuralake.interop.server;

import io.neuralake.interop.Peers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our server as users start it: the executable jar, in a process of its own, at ports that are free. */
final class RunningServer implements AutoCloseable {

    private static final Pattern DOOR = Pattern.compile(" {2}(HTTP|PostgreSQL|Flight SQL) at (\\S+?),?(?: .*)?");
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Map<String, String> doors = new ConcurrentHashMap<>();
    private final Process process;

    private RunningServer(Process process) {
        this.process = process;
        CompletableFuture<Boolean> open = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(open), "neuralake-server-output");
        reader.setDaemon(true);
        reader.start();
        try {
            open.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the server did not start:\n" + printed(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }

    /** The jar with its libraries beside it, as the build leaves it; without one the test is skipped. */
    static Path jar() {
        Path jar = Path.of("..", "server", "target", "neuralake-server.jar").toAbsolutePath();
        if (!Files.exists(jar) || !Files.isDirectory(jar.resolveSibling("lib"))) {
            Peers.missing("no server at " + jar + ": build it (./mvnw -pl server -am package)");
        }
        return jar.normalize();
    }

    /**
     * Starts a server and waits until all its doors are open.
     *
     * @param directory where it is started, and where relative paths begin
     * @param environment variables that it has besides ours
     * @param words what it is told on its command line
     * @throws IllegalStateException if it ends instead, with what it printed
     */
    static RunningServer start(Path directory, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString()));
        command.addAll(List.of("-a", ANY_PORT, "-p", ANY_PORT, "--addr-flight-sql", ANY_PORT));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new RunningServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting the server", e);
        }
    }

    private void follow(CompletableFuture<Boolean> open) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                Matcher door = DOOR.matcher(line);
                if (door.matches()) {
                    doors.put(door.group(1), door.group(2));
                }
                if (doors.size() == 3) {
                    open.complete(true);
                }
            }
            open.completeExceptionally(new IllegalStateException("the server has ended"));
        } catch (IOException e) {
            open.completeExceptionally(e);
        }
    }

    /** Host and port of HTTP. */
    String http() {
        return door("HTTP");
    }

    /** Where its doors are, as variables of a client's environment. */
    Map<String, String> addresses() {
        return Map.of(
                "NEURALAKE_HTTP",
                http(),
                "NEURALAKE_POSTGRES",
                door("PostgreSQL"),
                "NEURALAKE_FLIGHT",
                door("Flight SQL"));
    }

    private String door(String name) {
        return Optional.ofNullable(doors.get(name)).orElseThrow();
    }

    /** All that it has printed. */
    String printed() {
        return String.join("\n", printed);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
