package io.neuralake.interop.gradle;

import io.neuralake.interop.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Gradle build of two modules with the same sources: one is built on top of what is there, the other from nothing.
 *
 * <p>Neuralake comes from the repository that this build staged, everything else from Maven's local one.
 */
final class GradleProject {

    private static final String EDITED = "edited";
    private static final String CLEAN = "clean";
    private static final List<String> OUTPUTS =
            List.of("classes/java/main", "generated/sources/annotationProcessor/java/main");
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final GradleInstallation gradle;
    private final Path root;
    private final Path userHome;

    private GradleProject(GradleInstallation gradle, Path root, Path userHome) {
        this.gradle = gradle;
        this.root = root;
        this.userHome = userHome;
    }

    /** A new project whose modules have certain lines in their build files, and no sources yet. */
    static GradleProject create(GradleInstallation gradle, Path root, String buildFile) throws IOException {
        if (Files.exists(root)) {
            delete(root);
        }
        Files.createDirectories(root);
        GradleProject project = new GradleProject(
                gradle, root, Path.of("target", "gradle-user-home").toAbsolutePath());
        Files.writeString(root.resolve("settings.gradle"), """
                rootProject.name = 'lake'
                include '%s', '%s'
                """.formatted(EDITED, CLEAN));
        Files.writeString(root.resolve("gradle.properties"), """
                neuralakeVersion=%s
                org.gradle.java.installations.auto-detect=false
                org.gradle.java.installations.auto-download=false
                org.gradle.java.installations.paths=%s
                org.gradle.jvmargs=-Xmx512m
                org.gradle.daemon.idletimeout=120000
                org.gradle.welcome=never
                """.formatted(
                        property("neuralake.version"), property("java.home").replace("\\", "\\\\")));
        for (String module : List.of(EDITED, CLEAN)) {
            Files.createDirectories(root.resolve(module));
            Files.writeString(
                    root.resolve(module).resolve("build.gradle"),
                    """
                    apply plugin: 'java'
                    repositories {
                        [file('%s'), file('%s')].each { folder ->
                            maven {
                                url = folder
                                metadataSources { mavenPom(); artifact(); ignoreGradleMetadataRedirection() }
                            }
                        }
                    }
                    java { toolchain { languageVersion = JavaLanguageVersion.of(%d) } }
                    tasks.withType(JavaCompile).configureEach {
                        options.release = 17
                        options.encoding = 'UTF-8'
                        options.compilerArgs += ['-Xlint:all,-processing', '-Werror']
                    }
                    """.formatted(
                                            property("interop.repository"),
                                            property("interop.repository.tail"),
                                            Runtime.version().feature())
                            + buildFile);
        }
        return project;
    }

    /** Makes these the sources of both modules. */
    void write(Map<String, String> sources) throws IOException {
        for (String module : List.of(EDITED, CLEAN)) {
            Path folder = root.resolve(module).resolve("src/main/java");
            for (String old : files(folder).keySet()) {
                if (!sources.containsKey(old)) {
                    Files.delete(folder.resolve(old));
                }
            }
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve(source.getKey());
                Files.createDirectories(file.getParent());
                if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
                    Files.writeString(file, source.getValue());
                }
            }
        }
    }

    /** Builds one module on top of what is there, and the other from nothing. */
    GradleBuild buildBoth() throws IOException {
        for (Path output : outputs(EDITED).values()) {
            Files.setLastModifiedTime(output, LONG_AGO);
        }
        if (Files.exists(root.resolve(CLEAN).resolve("build"))) {
            delete(root.resolve(CLEAN).resolve("build"));
        }
        String log = gradle("--info", ":" + EDITED + ":classes", ":" + CLEAN + ":classes");
        Set<String> written = new TreeSet<>();
        for (Map.Entry<String, Path> output : outputs(EDITED).entrySet()) {
            if (!Files.getLastModifiedTime(output.getValue()).equals(LONG_AGO)) {
                written.add(output.getKey());
            }
        }
        return new GradleBuild(section(log, ":" + EDITED + ":compileJava"), written, texts(EDITED), texts(CLEAN));
    }

    /** Runs a task of the module that is built on top of what is there; where its outputs are. */
    Path run(String task) {
        gradle(":" + EDITED + ":" + task);
        return root.resolve(EDITED).resolve("build");
    }

    /** Ends the process that builds have left. */
    void stop() {
        gradle("--stop");
    }

    private String gradle(String... arguments) {
        List<String> command = new ArrayList<>(gradle.command());
        command.addAll(List.of("--offline", "--console=plain", "--project-dir", root.toString()));
        command.addAll(List.of("--gradle-user-home", userHome.toString(), "-Dorg.gradle.java.home=" + gradle.jdk()));
        command.addAll(List.of(arguments));
        return Commands.run(command.toArray(String[]::new));
    }

    /** What a task printed. */
    private static String section(String log, String task) {
        Matcher matcher = Pattern.compile("(?ms)^> Task " + Pattern.quote(task) + "\\b.*?(?=^> Task |\\z)")
                .matcher(log);
        StringBuilder sections = new StringBuilder();
        while (matcher.find()) {
            sections.append(matcher.group());
        }
        return sections.toString();
    }

    private Map<String, String> texts(String module) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Path> output : outputs(module).entrySet()) {
            texts.put(output.getKey(), new String(Files.readAllBytes(output.getValue()), StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    private Map<String, Path> outputs(String module) throws IOException {
        Map<String, Path> outputs = new TreeMap<>();
        for (String folder : OUTPUTS) {
            outputs.putAll(files(root.resolve(module).resolve("build").resolve(folder)));
        }
        return outputs;
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(path).toString().replace('\\', '/'), path);
                }
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + " is set by the build: run ./mvnw verify");
    }
}
