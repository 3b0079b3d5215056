package io.neuralake.interop.modules;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A module that javac compiled, with our processors, and the jars that are made of such. */
final class CompiledModule {

    private final Path classes;

    private CompiledModule(Path classes) {
        this.classes = classes;
    }

    /**
     * Compiles a module.
     *
     * @param folder where its sources and classes go
     * @param sources text by file name, {@code trips/Trips.java}
     * @param options further options of javac, such as where other modules lie
     */
    static CompiledModule compile(Path folder, Map<String, String> sources, String... options) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<String> command = new ArrayList<>(List.of("-d", classes.toString()));
            command.addAll(List.of("-processorpath", classPath()));
            command.addAll(List.of(options));
            if (!List.of(options).contains("-cp") && !List.of(options).contains("-p")) {
                command.addAll(List.of("-cp", classPath()));
            }
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve("src").resolve(source.getKey());
                Files.createDirectories(file.resolveSibling(""));
                command.add(Files.writeString(file, source.getValue()).toString());
            }
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            StringWriter log = new StringWriter();
            List<String> units =
                    command.stream().filter(word -> word.endsWith(".java")).toList();
            command.removeAll(units);
            boolean compiled;
            try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                compiled = javac.getTask(
                                log, files, null, command, null, files.getJavaFileObjects(units.toArray(String[]::new)))
                        .call();
            }
            if (!compiled) {
                throw new IllegalStateException("javac refused " + sources.keySet() + ":\n" + log);
            }
            return new CompiledModule(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this test runs with. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The entries of the class path that this test runs with. */
    static Stream<Path> entries() {
        return Stream.of(classPath().split(Pattern.quote(File.pathSeparator), -1))
                .map(Path::of);
    }

    /** Adds the entries of a class path to one. */
    static String with(Path... more) {
        StringBuilder path = new StringBuilder(classPath());
        for (Path entry : more) {
            path.append(File.pathSeparatorChar).append(entry);
        }
        return path.toString();
    }

    /** The folder of the classes. */
    Path classes() {
        return classes;
    }

    /** The module as a jar. */
    Path jar(Path file) {
        return write(file, files());
    }

    /** Content of the files by name. */
    Map<String, byte[]> files() {
        return filesBelow(classes);
    }

    static Map<String, byte[]> filesBelow(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static Map<String, byte[]> filesIn(Path jar) {
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile in = new JarFile(jar.toFile())) {
            for (JarEntry entry :
                    in.stream().filter(entry -> !entry.isDirectory()).toList()) {
                files.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static Path write(Path file, Map<String, byte[]> files) {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : files.entrySet()) {
                jar.putNextEntry(new JarEntry(content.getKey()));
                jar.write(content.getValue());
                jar.closeEntry();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
