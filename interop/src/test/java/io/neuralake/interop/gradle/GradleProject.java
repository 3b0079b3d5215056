package io.neuralake.interop.gradle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private GradleProject(GradleInstallation gradle, Path root) {
        this.gradle = gradle;
        this.root = root;
    }

    /** A new project whose modules have certain lines in their build files, and no sources yet. */
    static GradleProject create(GradleInstallation gradle, Path root, String buildFile) throws IOException {
        delete(root);
        Files.createDirectories(root);
        GradleProject project = new GradleProject(gradle, root);
        Files.writeString(root.resolve("settings.gradle"), String.format(Locale.ROOT, """
                rootProject.name = 'lake'
                include '%s', '%s'
                """, EDITED, CLEAN));
        Files.writeString(
                root.resolve("gradle.properties"),
                String.format(
                                Locale.ROOT,
                                """
                neuralakeVersion=%s
                org.gradle.java.installations.paths=%s
                """,
                                property("neuralake.version"),
                                property("java.home").replace("\\", "\\\\"))
                        + GradleInstallation.PROPERTIES);
        for (String module : List.of(EDITED, CLEAN)) {
            Files.createDirectories(root.resolve(module));
            String build = String.format(Locale.ROOT, """
                    apply plugin: 'java'
                    java { toolchain { languageVersion = JavaLanguageVersion.of(%d) } }
                    tasks.withType(JavaCompile).configureEach {
                        options.release = 17
                        options.encoding = 'UTF-8'
                        options.compilerArgs += ['-Xlint:all,-processing', '-Werror']
                    }
                    """, Runtime.version().feature());
            Files.writeString(root.resolve(module).resolve("build.gradle"), build + repositories() + buildFile);
        }
        return project;
    }

    /** Where a build file says that Neuralake comes from, and what it needs. */
    static String repositories() {
        return String.format(Locale.ROOT, """
                repositories {
                    [file('%s'), file('%s')].each { folder ->
                        maven {
                            url = folder
                            metadataSources { mavenPom(); artifact(); ignoreGradleMetadataRedirection() }
                        }
                    }
                }
                """, property("interop.repository"), property("interop.repository.tail"));
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
        delete(root.resolve(CLEAN).resolve("build"));
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
        List<String> all = new ArrayList<>(List.of("--offline"));
        all.addAll(List.of(arguments));
        return gradle.run(root, all.toArray(String[]::new));
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

    static Map<String, Path> files(Path folder) throws IOException {
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

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + " is set by the build: run ./mvnw verify");
    }
}
