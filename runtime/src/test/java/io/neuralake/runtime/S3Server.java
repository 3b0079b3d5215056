package io.neuralake.runtime;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on loopback, which keeps its objects in a directory; and before it a proxy that can do harm. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "lake";
    static final String IDENTITY = "local-identity";
    static final String SECRET = "local-secret";
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", IDENTITY, "aws.secretAccessKey", SECRET);

    private final Map<String, String> before = new HashMap<>();
    private final Path root;
    private final S3Proxy server;
    private final HarmfulProxy proxy;

    S3Server(Path root) throws Exception {
        this.root = root;
        Files.createDirectories(root.resolve("objects").resolve(BUCKET));
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, SECRET)
                .blobStore(new FilesystemNio2BlobStore(root.resolve("objects").toString()))
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        proxy = new HarmfulProxy(server.getPort());
        CREDENTIALS.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    }

    HarmfulProxy proxy() {
        return proxy;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    /** Options for tests that do not wait for long. */
    S3Options options() {
        return S3Options.defaults()
                .withEndpoint(endpoint())
                .withPartSize(64 << 10)
                .withParallelism(4)
                .withAttempts(4)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    CacheOptions cache() {
        return CacheOptions.defaults().withDirectory(root.resolve("cache")).withLimit(1L << 30);
    }

    S3ObjectStore store() {
        return new S3ObjectStore(options(), cache());
    }

    CatalogOptions catalog() {
        return CatalogOptions.defaults()
                .location("lake", "s3://" + BUCKET)
                .s3(options())
                .cache(cache());
    }

    /** Copies all files of a directory into the bucket. */
    void upload(Path directory) {
        try (S3ObjectStore store = store();
                Stream<Path> walk = Files.walk(directory)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                Place place = new Place(Place.S3, "/" + BUCKET + "/" + directory.relativize(file));
                store.write(place, new ByteArrayInputStream(content(file)), true);
            }
        } catch (IOException e) {
            throw new IllegalStateException(directory.toString(), e);
        }
    }

    /** Logs that TestLake writes name files by where they are. */
    private static byte[] content(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Path folder = file.getParent();
        if (!folder.endsWith("_delta_log") || !file.toString().endsWith(".json")) {
            return content;
        }
        return new String(content, StandardCharsets.UTF_8)
                .replace("file://" + folder.getParent() + "/", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Files that are kept in the cache. */
    List<Path> kept() throws IOException {
        Path objects = root.resolve("cache").resolve("objects");
        if (!Files.exists(objects)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(objects)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Drafts, pins and locks that sessions have left. */
    List<Path> sessions() throws IOException {
        Path sessions = root.resolve("cache").resolve("sessions");
        if (!Files.exists(sessions)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(sessions)) {
            return walk.filter(path -> !path.equals(sessions)).toList();
        }
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        try {
            proxy.close();
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("s3proxy does not stop", e);
        }
    }
}
