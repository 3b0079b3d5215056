package io.neuralake.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compiled is there and compiles, and the report says what was measured. */
final class CompilingTest {

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void everyContestantHasItsTypes(Contestant contestant, @TempDir Path folder) throws Exception {
        Path sources = contestant.sources(folder, 3);

        try (Stream<Path> files = Files.list(sources.resolve("lake"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("T0.java", "T1.java", "T2.java", "package-info.java");
        }
        assertThat(sources.resolve("lake/T2.java")).content().contains("T2").doesNotContain("#");
        assertThat(contestant.sources(folder, 3)).isEqualTo(sources);
    }

    @Test
    void ourTypesCompileAgainAndAgain(@TempDir Path folder) throws Exception {
        Path sources = Contestant.NEURALAKE.sources(folder, 3);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Compile.main(new String[] {
            "2",
            sources.toString(),
            classes.toString(),
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path")
        });

        assertThat(classes.resolve("lake/T2.class")).exists();
    }

    @Test
    void modulesShareTheTables(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        for (String file : List.of(
                "lake/T0.class",
                "lake/T1.class",
                "lake/T2Table.class",
                "lake/Db0Database.class",
                "META-INF/neuralake/catalog.json",
                "META-INF/neuralake/tables/lake.T1.json")) {
            Files.createDirectories(classes.resolve(file).getParent());
            Files.writeString(classes.resolve(file), file);
        }

        String[] jars = new Modules(classes).jars(folder.resolve("jars"), 2).split(java.io.File.pathSeparator, -1);

        assertThat(entries(jars[0]))
                .containsExactly(
                        "META-INF/neuralake/catalog.json",
                        "lake/Db0Database.class",
                        "lake/T0.class",
                        "lake/T2Table.class");
        assertThat(entries(jars[1])).containsExactly("META-INF/neuralake/tables/lake.T1.json", "lake/T1.class");
    }

    private static List<String> entries(String jar) throws Exception {
        try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(jar)) {
            return file.stream().map(java.util.zip.ZipEntry::getName).sorted().toList();
        }
    }

    @Test
    void reportShowsWhatIsAddedForEachType() {
        Costs costs = new Costs();
        costs.cold(Contestant.NEURALAKE, 1_000, new Cost(3e9, 7e9, 5e9, 12e9, 200 << 10, 600 << 10));
        costs.cold(Contestant.AUTO_VALUE, 1_000, new Cost(2e9, 8e9, 4e9, 16e9, 100 << 10, 700 << 10));
        costs.warm(Contestant.NEURALAKE, new Cost(1e9, 3e9, 2e9, 5e9, 300 << 10, 900 << 10));

        assertThat(costs.report(List.of(Contestant.NEURALAKE, Contestant.AUTO_VALUE), List.of(1_000), 1_000))
                .contains(
                        "| | 1,000 | 1,000, warm |\n",
                        "| Neuralake | 4.00 (7.00) | 2.00 (3.00) |\n",
                        "| AutoValue | 6.00 (12.00) | – |\n",
                        "| Neuralake | 1.0 (2.3) | 1.0 (3.0) |\n",
                        "| AutoValue | 1.5 (4.0) | – |\n",
                        "| AutoValue | 100 → 700 | – |\n");
    }

    @Test
    void processesArePrintedNumbers() {
        assertThat(Compiled.read(List.of("wall 5", "cpu 7", "wall 3", "cpu 4", "peak 9")))
                .isEqualTo(new Compiled(List.of(5.0, 3.0), List.of(7.0, 4.0), 9));
    }
}
