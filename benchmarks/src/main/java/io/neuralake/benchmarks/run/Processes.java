package io.neuralake.benchmarks.run;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.peer.Measure;
import io.neuralake.benchmarks.planning.Planning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the processes that measure. Java's heap is all there from the start, so that what grows is what a peer needs.
 *
 * @param cache directory for logs, Spark's jars and the Python environment
 * @param python the interpreter that makes the environment
 * @param module directory of this module
 */
public record Processes(Path cache, String python, Path module) {

    /** Makes the Python environment, unless an earlier run did so with the same versions. */
    public void prepare() throws IOException, InterruptedException {
        String versions = Files.readString(requirements());
        Path marker = environment().resolve("requirements.txt");
        if (Files.exists(marker) && Files.readString(marker).equals(versions)) {
            return;
        }
        run("venv", List.of(python, "-m", "venv", environment().toString()));
        run(
                "pip",
                List.of(
                        interpreter(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "-r",
                        requirements().toString()));
        Files.writeString(marker, versions);
    }

    private Path requirements() {
        return module.resolve("src/main/python/requirements.txt");
    }

    private Path environment() {
        return cache.resolve("python");
    }

    private String interpreter() {
        return environment().resolve("bin/python").toString();
    }

    /** Measures one cell in a fresh process. */
    Sample measure(Contender contender, Workload workload, Lake lake) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (contender.python()) {
            command.addAll(List.of(
                    interpreter(), module.resolve("src/main/python/measure.py").toString()));
        } else {
            command.addAll(java());
            command.add(Measure.class.getName());
        }
        command.addAll(
                List.of(contender.name(), workload.option(), lake.root().toString(), Long.toString(lake.rows())));
        if (contender.python()) {
            command.add(cache.resolve("spark").toString());
        }
        return Sample.read(run(contender.name() + "-" + workload.option(), command));
    }

    /** Measures planning in a fresh process: what it printed. */
    List<String> plan(Path table) throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory(cache, "planning-");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(Planning.class.getName(), table.toString(), copy.toString()));
        try {
            return run("planning", command);
        } finally {
            try (Stream<Path> files = Files.walk(copy)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The command of this JVM, up to the class. */
    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"));
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        return command;
    }

    private List<String> run(String name, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createDirectories(cache.resolve("logs")).resolve(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        // Spark runs on the Java of this run, and leaves its files with the logs.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PYTHONWARNINGS", "ignore");
        builder.directory(cache.toFile());
        Process process = builder.start();
        List<String> lines;
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().toList();
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(name + " failed with " + code + "; see " + log);
        }
        return lines;
    }
}
