package io.neuralake.interop.compilers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turbine, which compiles headers for Bazel and runs processors for that, generates the same bytes as javac. */
final class TurbineTest {

    private static final Path TURBINE = Path.of("target", "turbine");

    /** Turbine 1.16 runs on this version and newer. */
    private static final int JDK = 25;

    @Test
    void sameBytesAsJavac(@TempDir Path folder) throws IOException {
        Path java = java().orElseGet(() -> Assumptions.abort(
                "Turbine needs Java " + JDK + ": run the tests with it, or name it in JAVA_HOME_" + JDK));
        Path sources = folder.resolve("sources.jar");
        Path resources = folder.resolve("resources.jar");
        List<String> arguments = new ArrayList<>(
                List.of("--output", folder.resolve("headers.jar").toString()));
        arguments.addAll(List.of("--gensrc_output", sources.toString(), "--resource_output", resources.toString()));
        add(arguments, "--sources", Sources.all());
        add(arguments, "--classpath", ClassPaths.libraries());
        add(arguments, "--processorpath", ClassPaths.processors());
        arguments.addAll(List.of("--processors", "io.neuralake.processor.TableProcessor"));
        arguments.addAll(List.of("io.neuralake.processor.CatalogProcessor", "--javacopts", "--release", "17", "--"));

        Outcome outcome =
                Compilers.run(List.of(java.toString(), "-cp", classPath(), "com.google.turbine.main.Main"), arguments);

        assertThat(outcome).isEqualTo(new Outcome(true, ""));
        Map<String, String> generated = read(sources);
        generated.putAll(read(resources));
        assertThat(generated).isEqualTo(javac(folder));
    }

    private static Optional<Path> java() {
        return Runtime.version().feature() >= JDK
                ? Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"))
                : Compilers.home(JDK).map(home -> home.resolve("bin").resolve("java"));
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(TURBINE)) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void add(List<String> arguments, String option, List<Path> files) {
        arguments.add(option);
        files.stream().distinct().forEach(file -> arguments.add(file.toString()));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    files.put(
                            entry.getName(),
                            new String(jar.getInputStream(entry).readAllBytes(), UTF_8));
                }
            }
        }
        return files;
    }

    private static Map<String, String> javac(Path folder) throws IOException {
        Path output = Files.createDirectory(folder.resolve("javac"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-encoding", "UTF-8"));
        arguments.addAll(List.of("-d", output.toString(), "-classpath", ClassPaths.path(ClassPaths.libraries())));
        arguments.addAll(List.of("-processorpath", ClassPaths.path(ClassPaths.processors())));
        Sources.all().forEach(source -> arguments.add(source.toString()));
        assertThat(Compilers.running().compile(arguments)).isEqualTo(new Outcome(true, ""));
        return Sources.generated(output);
    }
}
