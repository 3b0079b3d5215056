package io.neuralake.benchmarks.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The measuring process: {@code Compile <times> <folder of sources> <folder of classes> <options of javac>…}.
 *
 * <p>Prints {@code wall} and {@code cpu} of each compile in nanoseconds, and the {@code peak} of the process in kilobytes.
 * The first compile of a process is charged with the start of the JVM.
 */
final class Compile {

    private Compile() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        int times = Integer.parseInt(arguments[0]);
        Path sources = Path.of(arguments[1]);
        Path classes = Path.of(arguments[2]);
        List<String> options = Arrays.asList(arguments).subList(3, arguments.length);
        long started = System.nanoTime()
                - (System.currentTimeMillis()
                                - ManagementFactory.getRuntimeMXBean().getStartTime())
                        * 1_000_000;
        long used = 0;
        for (int i = 0; i < times; i++) {
            compile(sources, classes, options);
            System.out.println("wall " + (System.nanoTime() - started));
            System.out.println("cpu " + (processorTime() - used));
            if (i + 1 < times) {
                empty(classes);
            }
            started = System.nanoTime();
            used = processorTime();
        }
        System.out.println("peak " + peak());
    }

    private static void compile(Path sources, Path classes, List<String> options) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> found = Files.list(sources.resolve("lake"))) {
            List<Path> paths = found.sorted().toList();
            files.setLocationFromPaths(javax.tools.StandardLocation.CLASS_OUTPUT, List.of(classes));
            boolean done = javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
                    .call();
            if (!done) {
                throw new IOException(messages.toString());
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        throw new IOException("/proc/self/status has no VmHWM");
    }
}
