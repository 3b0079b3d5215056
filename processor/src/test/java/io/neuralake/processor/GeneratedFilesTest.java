package io.neuralake.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a compile generates, byte for byte; the generated code compiles without any warning. */
final class GeneratedFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"record", "interface", "class", "function", "types", "catalog", "names", "everywhere"})
    void filesAreGeneratedByteForByte(String name) throws IOException {
        Compiled compiled = Compiled.strictly(sources(name));

        compiled.succeeded();
        Golden.check(GeneratedFilesTest.class, name, compiled.files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"interface", "function", "catalog", "names"})
    void orderOfSourcesChangesNoByte(String name) throws IOException {
        List<JavaFileObject> sources = sources(name);
        Map<String, String> inOrder = Compiled.strictly(sources).files();
        for (int seed = 0; seed < 4; seed++) {
            Collections.shuffle(sources, new Random(seed));

            Assertions.assertThat(Compiled.strictly(sources).files()).isEqualTo(inOrder);
        }
    }

    private static List<JavaFileObject> sources(String name) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of("src", "test", "resources", "cases", name))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                sources.add(source(path));
            }
        }
        return sources;
    }

    private static JavaFileObject source(Path path) throws MalformedURLException {
        return JavaFileObjects.forResource(path.toUri().toURL());
    }
}
