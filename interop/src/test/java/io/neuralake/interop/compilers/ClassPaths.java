package io.neuralake.interop.compilers;

import com.fasterxml.jackson.core.JsonFactory;
import com.palantir.javapoet.JavaFile;
import io.neuralake.annotations.Table;
import io.neuralake.catalog.Rule;
import io.neuralake.emitters.Artifact;
import io.neuralake.processor.TableProcessor;
import io.neuralake.runtime.TableAccessor;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.NullMarked;

/** What a build gives to compilers: the jars that a module is compiled with, and those of the processors. */
final class ClassPaths {

    private static final List<String> REQUIRED_BY_ARROW = List.of(
            "arrow-format-",
            "commons-codec-",
            "flatbuffers-java-",
            "jackson-annotations-",
            "jackson-databind-",
            "jackson-datatype-jsr310-",
            "slf4j-api-");

    private ClassPaths() {}

    /** What tables and their accessors are compiled with. */
    static List<Path> libraries() {
        return jars(
                Table.class,
                TableAccessor.class,
                Rule.class,
                ArrowReader.class,
                BufferAllocator.class,
                JsonFactory.class,
                NullMarked.class);
    }

    /** What a module of tables is compiled with, with what the modules of Arrow require. */
    static List<Path> modules() {
        return Stream.concat(
                        libraries().stream(),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .filter(jar -> REQUIRED_BY_ARROW.stream()
                                        .anyMatch(name ->
                                                jar.getFileName().toString().startsWith(name))))
                .toList();
    }

    /** What the processors run with. */
    static List<Path> processors() {
        return jars(
                TableProcessor.class, Artifact.class, Rule.class, JavaFile.class, JsonFactory.class, NullMarked.class);
    }

    /** As an argument of a command line. */
    static String path(List<Path> entries) {
        return entries.stream().distinct().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars(Class<?>... classes) {
        return List.of(classes).stream().map(ClassPaths::jar).toList();
    }

    /** The jar or folder that holds a class. */
    static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
