package io.neuralake.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts processes that compile, on two cores as small build servers have them.
 *
 * @param cache where sources, classes, jars and logs are
 */
record JavacProcesses(Path cache) {

    /** Compiles so many times in a new process; empty if it ran out of memory. */
    Optional<Compiled> run(Contestant contestant, int types, boolean processed, int times, List<String> jvm)
            throws IOException, InterruptedException {
        Path classes = classes(contestant, types, processed);
        delete(classes);
        Files.createDirectories(classes);
        List<String> command = java(jvm);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Compile.class.getName()));
        command.add(Integer.toString(times));
        command.add(contestant.sources(cache.resolve("types"), types).toString());
        command.add(classes.toString());
        command.addAll(List.of("-nowarn", "-classpath", jars(contestant.folder() + "-classpath")));
        command.addAll(processed ? List.of("-processorpath", jars(contestant.folder())) : List.of("-proc:none"));
        Path log = Files.createDirectories(cache.resolve("logs"))
                .resolve("compile-" + contestant.folder() + "-" + types + ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        List<String> lines;
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().toList();
        }
        int code = process.waitFor();
        if (code != 0 && Files.readString(log).contains("OutOfMemoryError")) {
            return Optional.empty();
        }
        if (code != 0) {
            throw new IOException("the compile failed with " + code + "; see " + log);
        }
        return Optional.of(Compiled.read(lines));
    }

    /** Where the classes of the last such compile are. */
    Path classes(Contestant contestant, int types, boolean processed) {
        return cache.resolve("classes").resolve(contestant.folder() + "-" + types + (processed ? "" : "-plain"));
    }

    /** Wall time in nanoseconds of publishing a class path, in a new process on all cores. */
    double publish(String classPath, List<String> jvm) throws IOException, InterruptedException {
        Path output = cache.resolve("published");
        delete(output);
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvm);
        command.addAll(List.of("-classpath", jars("publish"), "io.neuralake.publish.Main"));
        command.addAll(List.of("--class-path", classPath, "--output", output.toString()));
        Path log = cache.resolve("logs").resolve("publish.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("publishing failed with " + code + "; see " + log);
        }
        return System.nanoTime() - start;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0,1"));
        command.add(java());
        command.addAll(options);
        return command;
    }

    private String jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("processors").resolve(folder))) {
            return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
