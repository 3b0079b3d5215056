package io.neuralake.interop.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every compiler generates the same bytes, wherever it finds the processors, and has no warning to give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CompilersTest {

    private Map<String, String> expected;

    @BeforeAll
    void compileOnce(@TempDir Path folder) throws IOException {
        expected = compile(Compilers.running(), Way.PROCESSOR_PATH, folder);
    }

    static Stream<Arguments> compilersAndWays() {
        return Compilers.all().stream()
                .flatMap(compiler -> Stream.of(Way.values()).map(way -> Arguments.of(compiler, way)));
    }

    @ParameterizedTest
    @MethodSource("compilersAndWays")
    void sameBytesAndNoWarning(CompilerUnderTest compiler, Way way, @TempDir Path folder) throws IOException {
        assertThat(compile(compiler, way, folder)).isEqualTo(expected);
        assertThat(expected)
                .containsKeys(
                        "META-INF/neuralake/catalog.json",
                        "META-INF/neuralake/openapi.json",
                        "META-INF/neuralake/roapi.yml",
                        "META-INF/neuralake/tables/lake.clinic.Participant.json",
                        "lake/NlkCatalog.java",
                        "lake/größen/MessungTable.java");
    }

    private static Map<String, String> compile(CompilerUnderTest compiler, Way way, Path folder) throws IOException {
        Path output = Files.createDirectory(folder.resolve("out"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-encoding", "UTF-8", "-d"));
        arguments.addAll(List.of(output.toString(), "-s", output.toString()));
        arguments.addAll(way.arguments());
        arguments.addAll(compiler.strict());
        Sources.all().forEach(source -> arguments.add(source.toString()));

        Outcome outcome = compiler.compile(arguments);

        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.succeeded()).isTrue();
        return Sources.generated(output);
    }

    /** How a compiler is told of the processors. */
    private enum Way {
        PROCESSOR_PATH {
            @Override
            List<String> arguments() {
                return List.of(
                        "-classpath",
                        ClassPaths.path(ClassPaths.libraries()),
                        "-processorpath",
                        ClassPaths.path(ClassPaths.processors()));
            }
        },
        /** Compilers of JDK 23 and newer want to be told that this is meant. */
        CLASS_PATH {
            @Override
            List<String> arguments() {
                return List.of("-classpath", ClassPaths.path(everything()));
            }
        },
        BY_NAME {
            @Override
            List<String> arguments() {
                return List.of(
                        "-classpath",
                        ClassPaths.path(everything()),
                        "-processor",
                        "io.neuralake.processor.TableProcessor,io.neuralake.processor.CatalogProcessor");
            }
        };

        abstract List<String> arguments();

        private static List<Path> everything() {
            return Stream.concat(ClassPaths.libraries().stream(), ClassPaths.processors().stream())
                    .toList();
        }
    }
}
