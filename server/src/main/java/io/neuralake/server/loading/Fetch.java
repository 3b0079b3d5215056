package io.neuralake.server.loading;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.LocalObjectStore;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.ObjectStores;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import io.neuralake.server.config.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Brings the files of a source to this machine. */
final class Fetch implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final Path base;
    private final Path scratch;
    private final ObjectStore store = new ObjectStores(
            new LocalObjectStore(), () -> new S3ObjectStore(S3Options.defaults(), CacheOptions.defaults()));
    private final List<LocalFiles> held = new ArrayList<>();
    private int fetched;

    /**
     * Fetches for one table.
     *
     * @param base what relative paths start from
     * @param scratch where what is fetched may lie until this is closed
     */
    Fetch(Path base, Path scratch) {
        this.base = base;
        this.scratch = scratch;
    }

    ObjectStore store() {
        return store;
    }

    /** A location as the runtime takes it: absolute. */
    String location(String uri) throws LoadException {
        String lower = uri.toLowerCase(Locale.ROOT);
        for (String scheme : List.of("gs:", "az:", "adl:", "abfs:", "abfss:", "azure:")) {
            if (lower.startsWith(scheme)) {
                throw new LoadException("nothing here reads " + scheme + "//; copy it to a local path or to S3");
            }
        }
        if (lower.startsWith("s3:") || lower.startsWith("s3a:") || lower.startsWith("s3n:")) {
            return uri;
        }
        return base.resolve(path(uri)).normalize().toString();
    }

    /** The path that a URI without a scheme, or with one for files, means. */
    static String path(String uri) {
        String path = uri.replaceFirst("^(?i:file|filesystem):(//)?(?=/|[^/])", "");
        return path.isEmpty() ? "." : path;
    }

    /** The files of a source, of a directory all that are not hidden. */
    List<Path> files(TableSource source) throws IOException, LoadException, InterruptedException {
        if (source.from() instanceof TableSource.Memory memory) {
            Path file = next("memory");
            try (WritableByteChannel out = Files.newByteChannel(
                    file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
                out.write(memory.content().duplicate());
            }
            return List.of(file);
        }
        if (source.from() instanceof TableSource.StandardInput) {
            Path file = next("stdin");
            Files.copy(System.in, file);
            return List.of(file);
        }
        String uri = source.from().toString();
        String lower = uri.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return List.of(download(uri, source.headers()));
        }
        return local(uri);
    }

    private Path next(String name) {
        fetched++;
        return scratch.resolve(fetched + "-" + name);
    }

    private Path download(String uri, Map<String, String> headers)
            throws IOException, LoadException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(ANSWER);
        headers.forEach(request::header);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new LoadException(uri + " answers with status " + answer.statusCode());
            }
            Path file = next("download");
            Files.copy(body, file);
            return file;
        }
    }

    /** Local copies of the files at a location of a path or of S3. */
    List<Path> local(String uri) throws IOException, LoadException {
        String location = location(uri);
        try {
            List<ObjectStatus> objects = new ArrayList<>();
            collect(store.status(store.place(location)), objects);
            LocalFiles files = store.local(objects);
            held.add(files);
            return files.paths();
        } catch (NoSuchFileException e) {
            throw new LoadException("there is nothing at " + location, e);
        } catch (IllegalArgumentException e) {
            throw new LoadException(location + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void collect(ObjectStatus status, List<ObjectStatus> objects) throws IOException {
        if (!status.directory()) {
            objects.add(status);
            return;
        }
        for (ObjectStatus entry : store.list(status.place(), "")) {
            if (!entry.name().startsWith(".") && !entry.name().startsWith("_")) {
                collect(entry, objects);
            }
        }
    }

    /** The first file below a place that ends so. */
    Path first(Place place, String ending) throws IOException, LoadException {
        List<ObjectStatus> objects = new ArrayList<>();
        collect(store.status(place), objects);
        for (ObjectStatus object : objects) {
            if (objects.size() == 1 || object.name().toLowerCase(Locale.ROOT).endsWith(ending)) {
                LocalFiles files = store.local(List.of(object));
                held.add(files);
                return files.paths().get(0);
            }
        }
        throw new LoadException("no file that ends in " + ending + " is below " + place);
    }

    @Override
    public void close() {
        held.forEach(LocalFiles::close);
        store.close();
    }

    /** Reads a whole small object. */
    String text(Place place) throws IOException {
        try (InputStream in = Channels.newInputStream(store.read(place))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
