package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.publish.LocationValues;
import io.neuralake.publish.Publication;
import io.neuralake.publish.Publisher;
import io.neuralake.publish.read.ClassPathEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two modules in one jar, made by Maven Shade with and without saying what is done with the manifests. */
final class ShadedIT {

    @Test
    void appendedManifestsMakeTheCatalogOfBothAndLostOnesAreNoticed() {
        Project project = Project.copy("shaded", getClass());
        Build build = project.maven("package");
        assertThat(build.succeeded()).as(build.log()).isTrue();

        Publication appended = publish(project, "app/target/app-1.0-appended.jar");
        Publication plain = publish(project, "app/target/app-1.0-plain.jar");
        Publication apart = Publisher.standard()
                .publish(
                        List.of(
                                ClassPathEntry.of(project.path("trips/target/trips-1.0.jar")),
                                ClassPathEntry.of(project.path("weather/target/weather-1.0.jar"))),
                        new LocationValues(Map.of()));

        assertThat(appended.problems()).isEmpty();
        Catalog catalog = appended.catalog();
        assertThat(catalog).isEqualTo(apart.catalog());
        Table rain = catalog.table("climate.rain").orElseThrow();
        assertThat(catalog.location(rain)).isEqualTo("/data/weather/hourly/rain");
        assertThat(catalog.owner(rain)).isEqualTo("weather-office");
        assertThat(plain.artifacts()).isEmpty();
        assertThat(plain.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo(Rule.NL0508));
    }

    private static Publication publish(Project project, String jar) {
        return Publisher.standard()
                .publish(List.of(ClassPathEntry.of(project.path(jar))), new LocationValues(Map.of()));
    }
}
