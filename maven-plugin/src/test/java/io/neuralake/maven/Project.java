package io.neuralake.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of a project in {@code src/it}, built by the Maven and the JDK that run this test, or by Maven 4.
 *
 * <p>What this build made is taken from {@code target/it-repo}, where it was staged, and everything else from the user's
 * local repository, which stays as it is: what a project installs goes to {@code target/it-repo} too.
 */
final class Project {

    private static final Path PROJECTS = Path.of(property("it.projects"));
    private static final List<String> VERSIONS = List.of(
            "neuralake.version",
            "compiler-plugin.version",
            "install-plugin.version",
            "jar-plugin.version",
            "resources-plugin.version",
            "shade-plugin.version");

    private final Path folder;
    private final Path maven;

    private Project(Path folder, Path maven) {
        this.folder = folder;
        this.maven = maven;
    }

    /** A fresh copy of a project, for one test. */
    static Project copy(String name, Class<?> test) {
        Path builds = Path.of(property("it.builds")).resolve(test.getSimpleName());
        try {
            copy(PROJECTS.resolve("parent"), builds.resolve("parent"));
            copy(PROJECTS.resolve(name), builds.resolve(name));
            // Where Maven looks for its options; without it, it finds those of the build that runs this test.
            Files.createDirectories(builds.resolve(name).resolve(".mvn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(builds.resolve(name), Path.of(property("it.maven.home")));
    }

    /** The same project, built by Maven 4. */
    Project byMaven4() {
        return new Project(folder, Path.of(property("it.maven4.home")));
    }

    /** A new project of certain files, for one test. */
    static Project of(Map<String, String> files, Class<?> test) {
        Path root = Path.of(property("it.builds")).resolve(test.getSimpleName()).resolve("new");
        try {
            delete(root);
            Files.createDirectories(root.resolve(".mvn"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(root, Path.of(property("it.maven.home")));
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path old : walk(root).stream().sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(old);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        for (Path path : walk(from)) {
            Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
    }

    /** Runs Maven in the project. */
    Build maven(String... arguments) {
        return maven(folder, arguments);
    }

    /** Runs Maven in one of the project's folders. */
    Build mavenIn(String module, String... arguments) {
        return maven(folder.resolve(module), arguments);
    }

    private Build maven(Path in, String... arguments) {
        List<String> command = new ArrayList<>();
        boolean windows = property("os.name").startsWith("Windows");
        command.add(maven.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        command.add("-Dmaven.repo.local=" + property("it.repository"));
        command.add("-Dmaven.repo.local.tail=" + property("it.repository.tail"));
        VERSIONS.forEach(name -> command.add("-D" + name + "=" + property(name)));
        command.addAll(List.of(arguments));
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", property("java.home"));
        maven.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_DEBUG_OPTS"));
        // Builds this short end before a better compiler or collector pays.
        maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        try {
            Process process = maven.start();
            process.getOutputStream().close();
            String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Build(process.waitFor() == 0, log.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Maven ran", e);
        }
    }

    /** A file or folder of the project. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Text of a file of the project. */
    String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder of the project, each with its time stamp and its content. */
    Map<String, List<Object>> files(String name) {
        Map<String, List<Object>> files = new TreeMap<>();
        try {
            for (Path path : walk(path(name))) {
                if (Files.isRegularFile(path)) {
                    String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                    files.put(
                            path(name).relativize(path).toString().replace('\\', '/'),
                            List.of(Files.getLastModifiedTime(path), content));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(
                System.getProperty(name), name + " is set by the build: run these tests with ./mvnw verify");
    }
}
