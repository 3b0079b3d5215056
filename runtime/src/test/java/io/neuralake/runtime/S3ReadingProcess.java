package io.neuralake.runtime;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A program of its own that reads all objects of a directory through the cache, and says what is in them. */
final class S3ReadingProcess {

    private S3ReadingProcess() {}

    /** Starts it. */
    static Process start(URI endpoint, Path cache, String directory) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Daws.accessKeyId=" + S3Server.IDENTITY,
                        "-Daws.secretAccessKey=" + S3Server.SECRET,
                        "-cp",
                        classes.replace(',', File.pathSeparatorChar),
                        S3ReadingProcess.class.getName(),
                        endpoint.toString(),
                        cache.toString(),
                        directory)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Endpoint, cache directory, location. */
    public static void main(String[] arguments) throws IOException {
        S3Options options = S3Options.defaults()
                .withEndpoint(URI.create(arguments[0]))
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
        CacheOptions cache = CacheOptions.defaults().withDirectory(Path.of(arguments[1]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (S3ObjectStore store = new S3ObjectStore(options, cache)) {
            List<ObjectStatus> objects = store.list(store.place(arguments[2]), "");
            try (LocalFiles files = store.local(objects)) {
                for (Path file : files.paths()) {
                    out.println(Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
    }
}
