package io.neuralake.server.query;

import io.neuralake.samples.data.SampleData;
import io.neuralake.server.pool.PoolOptions;
import io.neuralake.server.pool.WorkerPool;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a service over a lake of sample tables, the same one to all of them. */
public final class ServedSamples implements ParameterResolver {

    /** Enough for every test that does not try limits. */
    public static final Limits LIMITS =
            new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(30), Duration.ofSeconds(60));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == QueryService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ServedSamples.class))
                .getOrComputeIfAbsent(Served.class, key -> start(), Served.class)
                .service();
    }

    private static Served start() {
        try {
            Path directory = Files.createTempDirectory("nl");
            Path lake = directory.resolve("lake");
            try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
                new SampleData(SampleData.manifest(), silent).write(lake, 0.01, List.of("bci", "implant"));
            }
            return new Served(
                    QueryService.over(WorkerPool.start(options(lake, directory), line -> {}), LIMITS), directory);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the sample tables cannot be served", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers start", e);
        }
    }

    private static PoolOptions options(Path lake, Path directory) {
        return new PoolOptions(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList(),
                Map.of("lake", lake.toString()),
                directory,
                3,
                1,
                2,
                "256m",
                "512MB",
                1200L << 20,
                Duration.ofMillis(500));
    }

    /** What is served, until all tests are over. */
    private record Served(QueryService service, Path directory) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            service.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
