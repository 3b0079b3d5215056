package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources and class output on disk, for builds that compile only a part of a module. */
final class Project {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path root;
    private final Path sources;
    private final Path output;

    Project(Path root) {
        this.root = root;
        this.sources = root.resolve("src");
        this.output = root.resolve("out");
    }

    Project write(String name, String text) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    String text(String name) throws IOException {
        return Files.readString(sources.resolve(name));
    }

    /** Makes files old, so that it shows when they are written again. */
    Project age(List<String> files) throws IOException {
        for (String file : files) {
            Files.setLastModifiedTime(root.resolve(file), LONG_AGO);
        }
        return this;
    }

    /** Whether none of these files has been written since it was made old. */
    boolean aged(List<String> files) throws IOException {
        for (String file : files) {
            if (!Files.getLastModifiedTime(root.resolve(file)).equals(LONG_AGO)) {
                return false;
            }
        }
        return true;
    }

    Project delete(String... files) throws IOException {
        for (String file : files) {
            Files.delete(root.resolve(file));
        }
        return this;
    }

    /** Compiles all sources, on top of what is there. */
    Project compileAll() throws IOException {
        return compile(List.of(), names(sources));
    }

    /** Compiles some sources; everything else is taken from the class output. */
    Project compile(String... names) throws IOException {
        return compile(List.of(), List.of(names));
    }

    /** Compiles some sources, and gives classes to the processors that are not compiled, as Gradle does. */
    Project compile(List<String> classes, List<String> names) throws IOException {
        return compile(List.of(), classes, names);
    }

    Project compile(List<String> options, List<String> classes, List<String> names) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Files.createDirectories(output);
        StringWriter messages = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of("--release", "17", "-d", output.toString(), "-s", output.toString()));
        all.addAll(List.of("-classpath", output + File.pathSeparator + System.getProperty("java.class.path")));
        all.addAll(options);
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    messages,
                    files,
                    null,
                    all,
                    classes,
                    files.getJavaFileObjectsFromPaths(
                            names.stream().map(sources::resolve).toList()));
            task.setProcessors(List.of(new CatalogProcessor(), new TableProcessor()));

            assertThat(task.call()).as(messages.toString()).isTrue();
        }
        return this;
    }

    /** Everything that was generated, by path. */
    Map<String, String> generated() throws IOException {
        Map<String, String> generated = new TreeMap<>();
        for (String name : names(output)) {
            if (!name.endsWith(".class")) {
                generated.put(name, Files.readString(output.resolve(name)));
            }
        }
        return generated;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
