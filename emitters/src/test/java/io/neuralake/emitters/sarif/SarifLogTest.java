package io.neuralake.emitters.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.judge.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs are what the schema of SARIF says, and are read by somebody else's classes. */
final class SarifLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Origin ORIGIN =
            Origin.of("lake.Outer$Trips").member("größe").annotation("Column").at("unit");
    private static final Optional<Suppression> SUPPRESSION = Optional.of(new Suppression(
            List.of("NL0607"), "it is \"so\"", Origin.of("lake.Outer$Trips").annotation("SuppressRule")));

    @Test
    void everyRuleSeverityAndPlaceIsValid() throws IOException {
        List<Located> findings = new ArrayList<>();
        List<Optional<Place>> places = List.of(
                Optional.empty(),
                Optional.of(new Place("src/main/java/lake/Outer.java", 12, 3)),
                Optional.of(new Place("file:///home/gr%C3%B6%C3%9Fe/Outer.java", 0, 0)));
        for (Rule rule : Rule.values()) {
            for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
                findings.add(located(rule, severity, places.get(findings.size() % 3)));
            }
        }

        String log = SarifLog.with("", "neuralake/tables", findings);

        assertThat(schema().validate(JSON.readTree(log))).isEmpty();
        SarifSchema210 read = JSON.readValue(log, SarifSchema210.class);
        assertThat(read.getRuns()).singleElement().satisfies(run -> {
            assertThat(run.getTool().getDriver().getRules()).hasSize(Rule.values().length);
            assertThat(run.getResults()).hasSize(findings.size());
            assertThat(run.getResults()
                            .get(1)
                            .getLocations()
                            .get(0)
                            .getPhysicalLocation()
                            .getRegion()
                            .getStartLine())
                    .isEqualTo(12);
            assertThat(run.getResults().get(0).getSuppressions())
                    .singleElement()
                    .satisfies(suppression ->
                            assertThat(suppression.getJustification()).isEqualTo("it is \"so\""));
        });
    }

    @Test
    void schemaRefusesWhatIsNoSarif() throws IOException {
        String log =
                SarifLog.with("", "neuralake/tables", List.of(located(Rule.NL0607, Severity.ERROR, Optional.empty())));

        assertThat(schema().validate(JSON.readTree(log.replace("\"level\": \"error\"", "\"level\": \"fatal\""))))
                .isNotEmpty();
    }

    @Test
    void eachPartReplacesItsOwnRun() throws IOException {
        Located finding = located(Rule.NL0607, Severity.ERROR, Optional.empty());
        String one = SarifLog.with("", "neuralake/tables", List.of(finding));
        String two = SarifLog.with(one, "neuralake/catalog", List.of(finding));

        String fixed = SarifLog.with(two, "neuralake/tables", List.of());

        JsonNode runs = JSON.readTree(fixed).get("runs");
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).get("results")).hasSize(1);
        assertThat(runs.get(1).get("results")).isEmpty();
        assertThat(SarifLog.with(fixed, "neuralake/tables", List.of(finding))).isEqualTo(two);
        assertThat(schema().validate(JSON.readTree(fixed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "[]", "{\"runs\": 7}"})
    void whatIsNoLogIsReplaced(String before) {
        assertThat(SarifLog.with(before, "neuralake/merge", List.of()))
                .isEqualTo(SarifLog.with("", "neuralake/merge", List.of()));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasASummaryInOneLine(Rule rule) {
        assertThat(RulePages.summary(rule))
                .isNotBlank()
                .doesNotContain("\n", "#")
                .endsWith(".");
    }

    private static Located located(Rule rule, Severity severity, Optional<Place> place) {
        Problem problem = new Problem(rule, ORIGIN, "column 'größe' is\tstrange", "write \"x\"");
        return new Located(
                new Finding(problem, severity, rule.adjustable() || place.isEmpty() ? SUPPRESSION : Optional.empty()),
                place);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Objects.requireNonNull(schema));
        }
    }
}
