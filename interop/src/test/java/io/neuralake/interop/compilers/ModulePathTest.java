package io.neuralake.interop.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.annotations.Table;
import io.neuralake.catalog.Rule;
import io.neuralake.emitters.Artifact;
import io.neuralake.processor.TableProcessor;
import io.neuralake.publish.Publisher;
import io.neuralake.runtime.TableAccessor;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables in a named module, and users of their accessors in another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModulePathTest {

    /** Our jars are automatic modules, of which javac warns those who want all warnings. */
    private static final String LAKE = """
            /** Tables. */
            @SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
            module lake {
                requires static transitive io.neuralake.annotations;
                requires transitive io.neuralake.runtime;
                requires static transitive org.jspecify;
                requires transitive org.apache.arrow.vector;
                %s
                exports lake;
                exports lake.bci;
                exports lake.clinic;
                exports lake.größen;
            }
            """;

    private static final String USER = """
            package user;

            import java.util.stream.Stream;
            import lake.ImplantDiagnostics;
            import lake.NlkCatalog;

            /** Reads the tables of another module. */
            final class User {
                private User() {}

                static Stream<ImplantDiagnostics> read(NlkCatalog lake) {
                    return lake.implant().implantDiagnostics().where(t -> t.implantId().eq(4595)).stream();
                }
            }
            """;

    static Stream<CompilerUnderTest> compilers() {
        return Compilers.all().stream().filter(compiler -> !compiler.eclipse());
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void tablesInOneModuleAreReadFromAnother(CompilerUnderTest compiler, @TempDir Path folder) throws IOException {
        Path lake = Files.createDirectory(folder.resolve("lake"));
        Path user = Files.createDirectory(folder.resolve("user"));
        List<Path> sources = new ArrayList<>(Sources.all());
        sources.add(write(folder.resolve("src/lake/module-info.java"), LAKE.replace("%s", "")));
        List<String> processors = List.of("-processorpath", ClassPaths.path(ClassPaths.processors()));

        compile(compiler, lake, ClassPaths.modules(), processors, sources);
        compile(
                compiler,
                user,
                Stream.concat(Stream.of(lake), ClassPaths.modules().stream()).toList(),
                List.of("-proc:none"),
                List.of(
                        write(
                                folder.resolve("src/user/module-info.java"),
                                "/** Users. */ module user { requires lake; }"),
                        write(folder.resolve("src/user/user/User.java"), USER)));

        assertThat(user.resolve("user/User.class")).exists();
        Map<String, String> onClassPath = onClassPath(folder);
        assertThat(Sources.generated(lake)).isEqualTo(asInModule(onClassPath, false));
    }

    /** In a module, generated code says that it is, only if the module can read the annotation that says so. */
    @Test
    void generatedIsSaidWhereTheModuleReadsIt(@TempDir Path folder) throws IOException {
        Path lake = Files.createDirectory(folder.resolve("lake"));
        List<Path> sources = new ArrayList<>(Sources.all());
        sources.add(write(
                folder.resolve("src/lake/module-info.java"), LAKE.replace("%s", "requires static java.compiler;")));

        compile(
                Compilers.running(),
                lake,
                ClassPaths.modules(),
                List.of("-processorpath", ClassPaths.path(ClassPaths.processors())),
                sources);

        assertThat(Sources.generated(lake)).isEqualTo(asInModule(onClassPath(folder), true));
    }

    /** ECJ's batch compiler puts what any processor generates outside of the module; what javac generated, it compiles. */
    @Test
    void eclipseCompilesTheGeneratedCodeOfModules(@TempDir Path folder) throws IOException {
        Path lake = Files.createDirectory(folder.resolve("lake"));
        List<Path> sources = new ArrayList<>(Sources.all());
        sources.add(write(folder.resolve("src/lake/module-info.java"), LAKE.replace("%s", "")));
        compile(
                Compilers.running(),
                lake,
                ClassPaths.modules(),
                List.of("-processorpath", ClassPaths.path(ClassPaths.processors())),
                sources);
        try (Stream<Path> generated = Files.walk(lake)) {
            generated.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        List<String> arguments =
                new ArrayList<>(List.of("--release", "17", "-encoding", "UTF-8", "-proc:none", "-nowarn"));
        arguments.addAll(List.of("-d", folder.resolve("classes").toString(), "-classpath", folder.toString()));
        arguments.addAll(List.of("--module-path", ClassPaths.path(ClassPaths.modules())));
        sources.forEach(source -> arguments.add(source.toString()));

        assertThat(Compilers.eclipse().compile(arguments)).isEqualTo(new Outcome(true, ""));
        assertThat(folder.resolve("classes/lake/NlkCatalog.class")).exists();
    }

    @Test
    void namesOfOurModulesAreFixed() {
        List<Class<?>> parts = List.of(
                Table.class, Rule.class, Artifact.class, TableProcessor.class, TableAccessor.class, Publisher.class);

        assertThat(parts.stream()
                        .flatMap(part -> ModuleFinder.of(ClassPaths.jar(part)).findAll().stream())
                        .map(module -> module.descriptor().name()))
                .containsExactly(
                        "io.neuralake.annotations",
                        "io.neuralake.catalog",
                        "io.neuralake.emitters",
                        "io.neuralake.processor",
                        "io.neuralake.runtime",
                        "io.neuralake.publish");
    }

    /** What a module changes in generated files: two lines of each class, and an import. */
    private static Map<String, String> asInModule(Map<String, String> files, boolean marked) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.replaceAll((name, text) -> name.endsWith(".java") ? asInModule(text, marked) : text);
        return changed;
    }

    private static String asInModule(String source, boolean marked) {
        String suppressed = source.contains("@SuppressWarnings(\"deprecation\")")
                ? source.replace(
                        "@SuppressWarnings(\"deprecation\")",
                        "@SuppressWarnings({\n        \"exports\",\n        \"deprecation\"\n})")
                : source.replaceFirst("(@Generated\\(.*\\)\n)", "$1@SuppressWarnings(\"exports\")\n");
        return marked
                ? suppressed
                : suppressed
                        .replace("import javax.annotation.processing.Generated;\n", "")
                        .replaceFirst("@Generated\\(.*\\)\n", "");
    }

    private static Map<String, String> onClassPath(Path folder) throws IOException {
        Path output = Files.createDirectory(folder.resolve("flat"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-encoding", "UTF-8", "-d"));
        arguments.addAll(List.of(output.toString(), "-classpath", ClassPaths.path(ClassPaths.libraries())));
        arguments.addAll(List.of("-processorpath", ClassPaths.path(ClassPaths.processors())));
        Sources.all().forEach(source -> arguments.add(source.toString()));
        assertThat(Compilers.running().compile(arguments)).isEqualTo(new Outcome(true, ""));
        return Sources.generated(output);
    }

    private static void compile(
            CompilerUnderTest compiler, Path output, List<Path> modules, List<String> processing, List<Path> sources) {
        List<String> arguments = new ArrayList<>(compiler.strict());
        arguments.addAll(List.of("--release", "17", "-encoding", "UTF-8", "-d", output.toString()));
        arguments.addAll(List.of("-s", output.toString(), "--module-path", ClassPaths.path(modules)));
        // Unless it is given, the class path of this test is taken.
        arguments.addAll(List.of("-classpath", output.toString()));
        if (processing.contains("-proc:none")) {
            arguments.remove("-proc:full");
        }
        arguments.addAll(processing);
        sources.forEach(source -> arguments.add(source.toString()));

        assertThat(compiler.compile(arguments)).isEqualTo(new Outcome(true, ""));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
