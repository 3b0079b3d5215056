package io.neuralake.publish;

import static io.neuralake.publish.Compiled.database;
import static io.neuralake.publish.Compiled.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.judge.Severities;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.emitters.Artifact;
import io.neuralake.publish.read.ClassPathEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a class path to artifacts. */
final class PublisherTest {

    private static final Table TRIPS = table("lake.Trips", "mobility", "trips", "trips");
    private static final Table STOPS = table("lake.Stops", "mobility", "stops", "${lake}/stops");
    private static final Table SPIKES = table("bci.Spikes", "bci", "spikes", "${bci}/spikes");
    private static final LocationValues NONE = new LocationValues(Map.of());

    @TempDir
    private Path folder;

    @Test
    void modulesMakeOneCatalogWhateverTheirOrder() {
        ClassPathEntry trips = new Compiled().with(TRIPS).jar(folder.resolve("trips.jar"));
        ClassPathEntry stops = new Compiled()
                .with(STOPS)
                .with(Catalog.unnamed(List.of(database("mobility", "/data").withTables(List.of(STOPS)))))
                .jar(folder.resolve("stops.jar"));
        ClassPathEntry spikes = new Compiled().with(SPIKES).folder(folder.resolve("classes"));

        Publication publication = Publisher.standard().publish(List.of(trips, stops, spikes), NONE);
        Publication reversed = Publisher.standard().publish(List.of(spikes, stops, trips), NONE);

        assertThat(publication.problems()).isEmpty();
        assertThat(publication.warnings()).isEmpty();
        assertThat(publication.catalog().tables()).containsExactly(SPIKES, STOPS, TRIPS);
        assertThat(publication.catalog().location(TRIPS)).isEqualTo("/data/trips");
        assertThat(publication.artifacts())
                .extracting(Artifact::name)
                .startsWith("catalog.json", "roapi.yml", "openapi.json", "data.json")
                .contains("site/index.html", "site/tables/bci/spikes.html", "site/tables/mobility/trips.md")
                .contains("grafana/dashboards/bci/spikes.json", "grafana/dashboards/mobility/trips.json");
        assertThat(ManifestReader.manifest(publication.artifacts().get(0).text()))
                .isEqualTo(publication.catalog());
        assertThat(reversed.artifacts().stream().map(Artifact::text))
                .containsExactlyElementsOf(
                        publication.artifacts().stream().map(Artifact::text).toList());
    }

    @Test
    void dashboardsLinkToTheSiteOrAreLeftOut() {
        List<ClassPathEntry> classPath = List.of(new Compiled().with(SPIKES).jar(folder.resolve("spikes.jar")));

        Publication linked = Publisher.standard()
                .withDashboards(true, "https://data.example.org/catalog")
                .publish(classPath, NONE);
        Publication without = Publisher.standard().withDashboards(false, "").publish(classPath, NONE);

        assertThat(linked.artifacts())
                .filteredOn(artifact -> artifact.name().equals("grafana/dashboards/bci/spikes.json"))
                .singleElement()
                .satisfies(artifact -> assertThat(artifact.text())
                        .contains("https://data.example.org/catalog/tables/bci/spikes.html"));
        assertThat(without.artifacts()).noneMatch(artifact -> artifact.name().startsWith("grafana/"));
    }

    @Test
    void catalogThatPicksDatabasesHasThoseAndItsOwn() {
        Table days = table("reports.Days", "reports", "days", "/data/days");
        ClassPathEntry reports = new Compiled()
                .with(days)
                .with(new Catalog(
                                "reports",
                                "",
                                "",
                                "",
                                "",
                                RoapiOptions.NONE,
                                List.of(Database.named("reports", List.of(days))),
                                Optional.of(Origin.of("reports")))
                        .withPicked(Optional.of(List.of(new PickedDatabase("bci", "bci.BciDatabase")))))
                .jar(folder.resolve("reports.jar"));
        ClassPathEntry ours = new Compiled()
                .with(SPIKES)
                .with(table("lake.Trips", "mobility", "trips", "/data/trips"))
                .jar(folder.resolve("ours-1.0.jar"));
        ClassPathEntry theirs = new Compiled()
                .with(table("rides.Trips", "mobility", "trips", "/data/rides"))
                .jar(folder.resolve("theirs-2.0.jar"));
        List<ClassPathEntry> classPath = List.of(reports, ours, theirs);

        Publication picked = Publisher.standard().publish(classPath, Optional.of(reports), NONE, Severities.standard());
        Publication alone =
                Publisher.standard().publish(List.of(reports), Optional.of(reports), NONE, Severities.standard());
        Publication whole = Publisher.standard().publish(classPath, NONE);

        assertThat(picked.problems()).isEmpty();
        assertThat(picked.catalog().tables()).containsExactly(SPIKES, days);
        assertThat(picked.artifacts())
                .filteredOn(artifact -> !artifact.name().contains("/"))
                .hasSize(4)
                .allSatisfy(artifact -> assertThat(artifact.text()).contains("spikes"));
        assertThat(picked.artifacts())
                .hasSizeGreaterThan(4)
                .allSatisfy(artifact -> assertThat(artifact.text()).doesNotContain("mobility"));
        assertThat(alone.problems()).extracting(Problem::rule).containsExactly(Rule.NL0512);
        assertThat(whole.problems()).extracting(Problem::rule).containsExactly(Rule.NL0504);
    }

    @Test
    void conflictNamesBothJarsAndNothingIsEmitted() {
        ClassPathEntry ours = new Compiled()
                .with(table("lake.Trips", "mobility", "trips", "/data/trips"))
                .jar(folder.resolve("ours-1.0.jar"));
        ClassPathEntry theirs = new Compiled()
                .with(table("rides.Trips", "mobility", "trips", "/data/rides"))
                .jar(folder.resolve("theirs-2.0.jar"));

        Publication publication = Publisher.standard().publish(List.of(ours, theirs), NONE);

        assertThat(publication.artifacts()).isEmpty();
        assertThat(publication.problems()).extracting(Report::problem).containsExactly("""
                        [NL0504] table 'mobility.trips' is declared by lake.Trips in ours-1.0.jar and, differently, by \
                        rides.Trips in theirs-2.0.jar: location is '/data/trips' in ours-1.0.jar and '/data/rides' in theirs-2.0.jar
                          fix: rename one of them, or depend on one version of the module
                          at: rides.Trips""");
    }

    @Test
    void wholeIsCheckedWithTheValuesOfItsPlaceholders() {
        ClassPathEntry stops = new Compiled().with(STOPS).jar(folder.resolve("stops.jar"));
        ClassPathEntry shouted = new Compiled()
                .with(table("loud.Stops", "mobility", "Stops", "/data/loud"))
                .jar(folder.resolve("shouted.jar"));

        Publication publication = Publisher.standard()
                .publish(List.of(stops, shouted), new LocationValues(Map.of("lake", "s3://key:secret@lake")));

        assertThat(publication.artifacts()).isEmpty();
        assertThat(publication.problems())
                .extracting(Problem::rule)
                .containsExactly(Rule.NL0101, Rule.NL0402, Rule.NL0104);
    }

    @Test
    void givenPlaceholdersAreFilledInAndOthersStay() {
        ClassPathEntry both = new Compiled().with(STOPS).with(SPIKES).jar(folder.resolve("both.jar"));

        Catalog catalog = Publisher.standard()
                .publish(List.of(both), new LocationValues(Map.of("lake", "/data/$1")))
                .catalog();

        assertThat(catalog.tables()).extracting(Table::location).containsExactly("${bci}/spikes", "/data/$1/stops");
    }

    @Test
    void misspeltPlaceholderIsAWarning() {
        ClassPathEntry stops = new Compiled().with(STOPS).jar(folder.resolve("stops.jar"));

        assertThat(Publisher.standard()
                        .publish(List.of(stops), new LocationValues(Map.of("lak", "/data")))
                        .warnings())
                .containsExactly("no location asks for 'lak': did you mean 'lake'?");
    }

    @Test
    void catalogWithoutTablesIsAWarning() {
        ClassPathEntry plain = new Compiled().withClass("lake.Plain", false).jar(folder.resolve("plain.jar"));

        Publication publication = Publisher.standard().publish(List.of(plain), NONE);

        assertThat(publication.problems()).isEmpty();
        assertThat(publication.warnings())
                .containsExactly("there is no table; are the modules compiled, and does one declare a @Table?");
    }

    @Test
    void modulesThatWereNotProcessedAreOneProblemWithTheCure() {
        ClassPathEntry trips = new Compiled().withClass("lake.Trips", true).jar(folder.resolve("trips.jar"));
        ClassPathEntry stops = new Compiled().withClass("lake.Stops", true).jar(folder.resolve("stops.jar"));

        Publication publication = new Publisher("9.8.7").publish(List.of(trips, stops), NONE);

        assertThat(publication.problems()).extracting(Report::problem).containsExactly("""
                        [NL0901] javac ran without Neuralake's processor in trips.jar, stops.jar: no fragment for \
                        lake.Trips, lake.Stops
                          fix: name the processor in pom.xml, then compile again: mvn clean compile
                            <plugin>
                              <groupId>org.apache.maven.plugins</groupId>
                              <artifactId>maven-compiler-plugin</artifactId>
                              <configuration>
                                <annotationProcessorPaths>
                                  <path>
                                    <groupId>io.neuralake</groupId>
                                    <artifactId>neuralake-processor</artifactId>
                                    <version>9.8.7</version>
                                  </path>
                                </annotationProcessorPaths>
                              </configuration>
                            </plugin>
                          JDK 23 and newer do not run a processor that is an ordinary dependency. To keep it there, set
                          <proc>full</proc> in that <configuration> instead; for javac itself: -proc:full
                          at: lake.Trips""");
    }

    @Test
    void packageThatWasRelocatedIsAProblemWithTheCure() {
        ClassPathEntry app = new Compiled()
                .with(STOPS)
                .withClass("shadow.lake.Trips", true)
                .with(ManifestFormat.fragment("lake.Trips", ""), ManifestWriter.fragment(TRIPS))
                .jar(folder.resolve("app.jar"));

        Publication publication = Publisher.standard().publish(List.of(app), NONE);

        assertThat(publication.artifacts()).isEmpty();
        assertThat(publication.problems()).extracting(Problem::text).containsExactly("""
                        [NL0901] 'shadow.lake.Trips' in app.jar was compiled as 'lake.Trips': its package was relocated when the jar \
                        was made, and what the compiler emitted for it names the old one
                          fix: leave packages of tables out of the relocation: <exclude>lake.**</exclude> in Maven Shade, \
                        exclude("lake.**") in Gradle Shadow""");
    }

    @Test
    void tableThatTheLastCompileMissedIsAProblem() {
        Compiled compiled = new Compiled().with(TRIPS);
        for (int number = 1; number <= 6; number++) {
            compiled.withClass("lake.New" + number, true);
        }

        Publication publication =
                Publisher.standard().publish(List.of(compiled.jar(folder.resolve("trips.jar"))), NONE);

        assertThat(publication.problems()).extracting(Problem::text).containsExactly("""
                        [NL0901] the last compile emitted only a part of trips.jar: no fragment for lake.New1, \
                        lake.New2, lake.New3, lake.New4, lake.New5 and 1 more
                          fix: compile all of it again: mvn clean compile""");
    }
}
