package io.neuralake.publish.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.publish.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding an annotation in the bytes of a class. */
final class ClassFileTest {

    private static final String TABLE = "Lio/neuralake/annotations/Table;";

    @TempDir
    private Path folder;

    @Test
    void annotationOnTheTypeIsFound() throws IOException {
        assertThat(find("@io.neuralake.annotations.Table(database = \"d\") public record Trips(long id) {}"))
                .contains(new ClassFile.Annotated("lake.Trips", true, List.of()));
    }

    @Test
    void annotationOnMethodsIsFoundBesideOthers() throws IOException {
        String functions = """
                public class Trips {
                    static final long LARGE = 123456789012345L;
                    static final double SMALL = 0.25;
                    @Deprecated int field;
                    @io.neuralake.annotations.Table(database = "d", links = {
                        @io.neuralake.annotations.Link(title = "a", url = "b"),
                        @io.neuralake.annotations.Link(title = "c", url = "d")}, tags = {"x", "y"},
                        rows = Trips.class, classification = io.neuralake.annotations.Classification.INTERNAL)
                    @io.neuralake.annotations.Roapi(disable = true)
                    public static Object live() { return (Runnable) () -> System.out.println(LARGE * SMALL); }
                    public static void other() {}
                    @io.neuralake.annotations.Table(database = "d")
                    public static Object late(int day) { return day; }
                }""";

        assertThat(find(functions)).contains(new ClassFile.Annotated("lake.Trips", false, List.of("live", "late")));
    }

    @Test
    void otherClassesAreNot() throws IOException {
        assertThat(find("public interface Trips { String NAME = \"Lio/neuralake/annotations/Table;\"; }"))
                .isEmpty();
        assertThat(find("public class Trips { io.neuralake.annotations.Table declared; }"))
                .isEmpty();
    }

    @Test
    void bytesOfSomethingElseAreNoClass() throws IOException {
        byte[] whole = bytes("@io.neuralake.annotations.Table(database = \"d\") public record Trips(long id) {}");

        assertThat(ClassFile.find(new byte[0], TABLE)).isEmpty();
        assertThat(ClassFile.find("no class at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), TABLE))
                .isEmpty();
        for (int length = 0; length < whole.length; length++) {
            assertThat(ClassFile.find(Arrays.copyOf(whole, length), TABLE)).isEmpty();
        }
    }

    private Optional<ClassFile.Annotated> find(String declaration) throws IOException {
        return ClassFile.find(bytes(declaration), TABLE);
    }

    private byte[] bytes(String declaration) throws IOException {
        new Compiled().withSource("lake.Trips", declaration).folder(folder);
        return Files.readAllBytes(folder.resolve("lake/Trips.class"));
    }
}
