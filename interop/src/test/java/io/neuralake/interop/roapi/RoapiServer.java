package io.neuralake.interop.roapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A running ROAPI on ports of loopback that the system chose. */
public final class RoapiServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on (127\\.0\\.0\\.1:\\d+) for HTTP traffic");
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final String address;

    private RoapiServer(Process process) {
        this.process = process;
        CompletableFuture<String> listening = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(listening), "roapi-log");
        reader.setDaemon(true);
        reader.start();
        try {
            address = listening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("ROAPI did not start:\n" + printed(), e);
        } catch (TimeoutException e) {
            close();
            throw new IllegalStateException(
                    "ROAPI is not ready after " + PATIENCE.toSeconds() + " s:\n" + printed(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ROAPI started", e);
        }
    }

    /**
     * Starts ROAPI and waits until it has loaded every table.
     *
     * @throws IllegalStateException if it ends instead, with what it printed
     */
    static RoapiServer start(Path binary, Path configuration) {
        return start(binary, Path.of(""), Map.of(), "--config", configuration.toString());
    }

    /**
     * Starts ROAPI and waits until it has loaded every table.
     *
     * @param directory where it is started, and where relative paths begin
     * @param environment variables that it has besides ours
     * @param words what it is told on its command line
     * @throws IllegalStateException if it ends instead, with what it printed
     */
    public static RoapiServer start(Path binary, Path directory, Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(binary.toAbsolutePath().toString()));
        all.addAll(List.of("--addr-http", ANY_PORT, "--addr-postgres", ANY_PORT, "--addr-flight-sql", ANY_PORT));
        all.addAll(List.of(words));
        ProcessBuilder command =
                new ProcessBuilder(all).directory(directory.toAbsolutePath().toFile());
        command.environment().putAll(environment);
        command.environment().put("NO_COLOR", "1");
        command.environment().put("RUST_LOG", "info");
        try {
            return new RoapiServer(command.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + binary, e);
        }
    }

    private String printed() {
        return String.join("\n", log);
    }

    private void follow(CompletableFuture<String> listening) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    listening.complete(matcher.group(1));
                }
            }
            listening.completeExceptionally(new IllegalStateException("ROAPI has ended"));
        } catch (IOException e) {
            listening.completeExceptionally(e);
        }
    }

    /**
     * The rows of a statement by column name. Columns that are null in a row are missing from it.
     *
     * @throws IllegalStateException if ROAPI refuses or fails, with its answer
     */
    List<Map<String, Object>> sql(String statement) {
        HttpRequest.Builder request = request("/api/sql").POST(BodyPublishers.ofString(statement));
        return read(send(request, statement), new TypeReference<>() {});
    }

    /**
     * The answer to a path with its query.
     *
     * @throws IllegalStateException if ROAPI refuses or fails, with its answer
     */
    String get(String path) {
        return send(request(path).GET(), path);
    }

    /** Its host and port. */
    public String address() {
        return address;
    }

    /** Names of the tables that are served. */
    Set<String> tables() {
        String schemas = send(request("/api/schema").GET(), "the schemas");
        return new TreeSet<>(
                read(schemas, new TypeReference<Map<String, Object>>() {}).keySet());
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException("reading what ROAPI answered: " + text, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(PATIENCE);
    }

    private String send(HttpRequest.Builder request, String asked) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "ROAPI answered " + answer.statusCode() + " to «" + asked + "»: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("asking ROAPI for «" + asked + "»; it printed:\n" + printed(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking ROAPI for «" + asked + "»", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
