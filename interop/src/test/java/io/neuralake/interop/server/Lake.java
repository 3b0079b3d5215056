package io.neuralake.interop.server;

import io.neuralake.catalog.Catalog;
import io.neuralake.interop.Commands;
import io.neuralake.interop.Python;
import io.neuralake.samples.data.SampleData;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tables that other people's software has written, with a ROAPI configuration for them, and the Python that knows them. */
final class Lake implements AutoCloseable {

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "server");
    private static final double FEW = 0.01;

    private final Path python;
    private final Path directory;

    private Lake(Path python, Path directory) {
        this.python = python;
        this.directory = directory;
    }

    /** Writes the tables into a new directory; the test is skipped where no Python is to be had. */
    static Lake write() throws IOException {
        Path python = Python.with("server", requirements());
        Lake lake = new Lake(python, Files.createTempDirectory("lake"));
        lake.script(Map.of(), "lake.py", lake.tables().toString());
        return lake;
    }

    private static List<String> requirements() {
        try (InputStream file = Lake.class.getResourceAsStream("/server/requirements.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("requirements.txt", e);
        }
    }

    /** Writes some of the sample tables, and says where they are. */
    Path samples() throws IOException, SQLException {
        Path samples = directory.resolve("samples");
        Catalog manifest = SampleData.manifest();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new SampleData(manifest, silent).write(samples, FEW, List.of("bci", "implant"));
        }
        return samples;
    }

    /** The directory with the tables and {@code roapi.yml}. */
    Path tables() {
        return directory.resolve("tables");
    }

    /** What a script prints. */
    String script(Map<String, String> environment, String name, String... words) {
        return run(environment, Stream.concat(Stream.of(script(name).toString()), Stream.of(words)));
    }

    /** Runs a file of tests with pytest; fails with its report if one of them does. */
    String tests(Map<String, String> environment, String name) {
        return run(
                environment,
                Stream.of(
                        "-m",
                        "pytest",
                        "-q",
                        "--no-header",
                        "-p",
                        "no:cacheprovider",
                        script(name).toString()));
    }

    /** A directory in {@code target/} with the files of one here, where their tools may put what they make. */
    Path workshop(String name) throws IOException {
        Path shop =
                Files.createDirectories(Path.of("target", "interop-" + name)).toAbsolutePath();
        try (Stream<Path> files = Files.list(SCRIPTS.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, shop.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return shop;
    }

    /** A program that one of the packages brings. */
    String program(String name) {
        return python.resolveSibling(name).toString();
    }

    /** A {@code PATH} on which those programs are first. */
    String programs() {
        return python.getParent() + File.pathSeparator + System.getenv().getOrDefault("PATH", "");
    }

    private static Path script(String name) {
        return SCRIPTS.resolve(name).toAbsolutePath();
    }

    private String run(Map<String, String> environment, Stream<String> words) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("PYTHONIOENCODING", "utf-8");
        variables.put("NEURALAKE_TABLES", tables().toString());
        return Commands.run(
                directory,
                variables,
                Stream.concat(Stream.of(python.toString()), words).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
