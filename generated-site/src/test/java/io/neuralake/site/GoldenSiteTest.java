package io.neuralake.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Catalog;
import io.neuralake.emitters.Artifact;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site of {@code sample-tables} is what lies in {@code golden}, for readers of the repository too. */
final class GoldenSiteTest {

    private static final Path GOLDEN = Path.of("golden");

    @Test
    void siteOfTheSampleTablesIsTheCommittedOneByteForByte() throws IOException {
        Map<String, String> made = Sites.files(Sites.samples());
        if (System.getProperty("golden.update") != null) {
            assertThat(System.getenv("CI"))
                    .as("goldens are not rewritten in CI")
                    .isNull();
            update(made);
        }

        Map<String, String> committed = committed();

        assertThat(made.keySet()).isEqualTo(committed.keySet());
        made.forEach((name, text) -> assertThat(text).as(name).isEqualTo(committed.get(name)));
    }

    @Test
    void orderOfDatabasesAndTablesDoesNotMatter() {
        Catalog catalog = Sites.samples();
        Random random = new Random(7);
        Catalog shuffled = catalog.withDatabases(shuffled(
                catalog.databases().stream()
                        .map(database -> database.withTables(shuffled(database.tables(), random)))
                        .toList(),
                random));

        assertThat(shuffled.databases()).isNotEqualTo(catalog.databases());
        assertThat(Sites.files(shuffled)).isEqualTo(Sites.files(catalog));
    }

    /** Who compares a page with a file ends the writing by an exception of its own. */
    @Test
    void failureOfTheWriterIsThrownAsItIs() {
        IOException full = new IOException("the disk is full");
        Writer out = new Writer() {
            @Override
            public void write(char[] letters, int offset, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {
                // Nothing is kept.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };

        for (Artifact file : new SiteGenerator().generate(Sites.samples())) {
            assertThatThrownBy(() -> file.content().writeTo(out))
                    .as(file.name())
                    .isSameAs(full);
        }
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static void update(Map<String, String> made) throws IOException {
        for (String name : committed().keySet()) {
            if (!made.containsKey(name)) {
                Files.delete(GOLDEN.resolve(name));
            }
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            Path path = GOLDEN.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(GOLDEN)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(GOLDEN)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(GOLDEN.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }
}
