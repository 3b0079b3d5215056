package io.neuralake.publish.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.emitters.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory holds after a run. */
final class DirectorySinkTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    @Test
    void artifactsAreWrittenWholeAndNothingElse() throws IOException {
        Map<String, Outcome> outcomes = write(resource("catalog.json", "{}\n"), resource("site/index.html", "é\n"));

        assertThat(outcomes)
                .containsExactly(
                        Map.entry("catalog.json", Outcome.WRITTEN), Map.entry("site/index.html", Outcome.WRITTEN));
        assertThat(files()).containsExactly(".artifacts", "catalog.json", "site/index.html");
        assertThat(folder.resolve("out/site/index.html")).hasContent("é\n");
    }

    @Test
    void fileWithTheRightContentIsNotTouched() throws IOException {
        write(resource("catalog.json", "{}\n"), resource("roapi.yml", "tables: []\n"));
        for (String name : files()) {
            Files.setLastModifiedTime(folder.resolve("out").resolve(name), LONG_AGO);
        }

        Map<String, Outcome> outcomes = write(resource("catalog.json", "{}\n"), resource("roapi.yml", "tables: [1]"));

        assertThat(outcomes)
                .containsExactly(Map.entry("catalog.json", Outcome.UNCHANGED), Map.entry("roapi.yml", Outcome.WRITTEN));
        assertThat(Files.getLastModifiedTime(folder.resolve("out/catalog.json")))
                .isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(folder.resolve("out/.artifacts"))).isEqualTo(LONG_AGO);
    }

    @Test
    void fileThatIsNoLongerEmittedIsRemovedButOthersStay() throws IOException {
        write(resource("catalog.json", "{}\n"), resource("roapi.yml", "tables: []\n"));
        Files.writeString(folder.resolve("out/notes.txt"), "mine");

        Map<String, Outcome> outcomes = write(resource("catalog.json", "{}\n"));

        assertThat(outcomes)
                .containsExactly(Map.entry("catalog.json", Outcome.UNCHANGED), Map.entry("roapi.yml", Outcome.REMOVED));
        assertThat(files()).containsExactly(".artifacts", "catalog.json", "notes.txt");
        assertThat(folder.resolve("out/.artifacts")).hasContent("catalog.json\n");
    }

    @Test
    void nothingIsWrittenOrRemovedOutsideTheDirectory() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.txt"), "mine");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/.artifacts"), "../outside.txt\n");
        DirectorySink sink = new DirectorySink(folder.resolve("out"));

        assertThatThrownBy(() -> sink.write(resource("../outside.txt", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(sink::finish).isInstanceOf(IllegalArgumentException.class);
        assertThat(outside).hasContent("mine");
    }

    @Test
    void fileThatHoldsMoreOrLessOrElseIsReplaced() throws IOException {
        String large = "x".repeat(100_000);
        for (String before : List.of("", "x", large + "x", large.substring(1), "y" + large.substring(1))) {
            write(resource("catalog.json", before));

            assertThat(write(resource("catalog.json", large)))
                    .containsExactly(Map.entry("catalog.json", Outcome.WRITTEN));
            assertThat(folder.resolve("out/catalog.json")).hasContent(large);
        }
    }

    @Test
    void failureComesWhenNothingIsWrittenAnyMore() throws IOException {
        Files.createDirectories(folder.resolve("out/taken.json/inside"));
        List<Artifact> artifacts = new ArrayList<>(List.of(resource("taken.json", "{}")));
        for (int i = 0; i < 50; i++) {
            artifacts.add(resource("catalog" + i + ".json", "x".repeat(100_000)));
        }
        DirectorySink sink = new DirectorySink(folder.resolve("out"));

        assertThatThrownBy(() -> sink.write(artifacts))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("taken.json");
        assertThat(files()).hasSize(50).allMatch(name -> name.startsWith("catalog"));
    }

    @Test
    void failureNamesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "a file where the directory should be");

        assertThatThrownBy(() -> new DirectorySink(file).write(resource("catalog.json", "{}")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("writing " + file.resolve("catalog.json"));
    }

    private Map<String, Outcome> write(Artifact... artifacts) {
        DirectorySink sink = new DirectorySink(folder.resolve("out"));
        sink.write(List.of(artifacts));
        return sink.finish();
    }

    private List<String> files() throws IOException {
        Path out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static Artifact resource(String name, String text) {
        return new Artifact(Artifact.Kind.RESOURCE, name, text);
    }
}
