package io.neuralake.emitters.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Catalogs;
import io.neuralake.emitters.Golden;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

final class GrafanaEmitterTest {

    /** A variable in any form that Grafana replaces, other than a macro or one of its own. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)\\w+|\\$\\{[^}]*}|\\[\\[[^]]*]]");

    private final GrafanaEmitter emitter = new GrafanaEmitter("https://catalog.example.org");

    @Test
    void everythingAnAuthorCanSayIsEmittedByteForByte() {
        emitter.emit(Catalogs.rich()).forEach(artifact -> Golden.check(GrafanaEmitterTest.class, "rich", artifact));
    }

    @Test
    void anEmptyCatalogHasADataSourceAndNoDashboards() {
        assertThat(emitter.emit(Catalogs.empty()))
                .extracting(Artifact::name)
                .containsExactly(
                        "grafana/provisioning/dashboards/neuralake.yaml",
                        "grafana/provisioning/datasources/neuralake.yaml");
    }

    @Test
    void theOrderOfDatabasesAndTablesDoesNotMatter() {
        Map<String, String> expected = texts(emitter.emit(Catalogs.rich()));

        for (int seed = 0; seed < 10; seed++) {
            assertThat(texts(emitter.emit(Catalogs.shuffled(Catalogs.rich(), new Random(seed)))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void panelsAndDashboardsHaveTheirOwnNumbersAndNoPanelCoversAnother() throws Exception {
        Set<String> uids = new HashSet<>();
        for (JsonNode dashboard : dashboards()) {
            assertThat(uids.add(dashboard.get("uid").textValue())).isTrue();
            assertThat(dashboard.get("uid").textValue()).matches("[A-Za-z0-9_-]{1,40}");
            Set<Integer> ids = new HashSet<>();
            Set<List<Integer>> cells = new HashSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                assertThat(ids.add(panel.get("id").intValue())).isTrue();
                JsonNode place = panel.get("gridPos");
                assertThat(place.get("x").intValue() + place.get("w").intValue())
                        .isLessThanOrEqualTo(24);
                for (int x = 0; x < place.get("w").intValue(); x++) {
                    for (int y = 0; y < place.get("h").intValue(); y++) {
                        assertThat(cells.add(List.of(
                                        place.get("x").intValue() + x,
                                        place.get("y").intValue() + y)))
                                .isTrue();
                    }
                }
            }
        }
    }

    /** In every other form a value could end the text that it stands in. */
    @Test
    void variablesStandInQueriesAsQuotedTextsOnly() throws Exception {
        for (JsonNode dashboard : dashboards()) {
            Set<String> names = dashboard.get("templating").findValues("name").stream()
                    .map(JsonNode::textValue)
                    .collect(Collectors.toSet());
            List<String> queries = new ArrayList<>();
            dashboard.findValues("rawSql").forEach(query -> queries.add(query.textValue()));
            dashboard.get("templating").findValues("query").forEach(query -> queries.add(query.textValue()));
            assertThat(queries).isNotEmpty();
            for (String query : queries) {
                assertThat(VARIABLE.matcher(query).results().map(result -> result.group()))
                        .allMatch(variable -> variable.endsWith(":sqlstring}")
                                && names.contains(variable.substring(2, variable.indexOf(':'))));
            }
        }
    }

    @Test
    void personalDataIsOnNoPanel() {
        Map<String, String> dashboards = texts(emitter.emit(Catalogs.rich()));
        List<Column> personal = new ArrayList<>();
        Catalogs.rich().tables().forEach(table -> {
            String dashboard = dashboards.get("grafana/dashboards/" + table.database() + "/" + table.name() + ".json");
            table.columns().stream()
                    .filter(column -> column.classification() == Classification.PII)
                    .forEach(column -> {
                        personal.add(column);
                        assertThat(dashboard).doesNotContain("\\\"" + column.name() + "\\\"");
                    });
        });
        assertThat(personal).isNotEmpty();
    }

    @Test
    void thePasswordIsReadFromTheEnvironment() {
        Map<String, Object> file = new Yaml()
                .load(texts(emitter.emit(Catalogs.empty())).get("grafana/provisioning/datasources/neuralake.yaml"));

        assertThat(file).containsEntry("apiVersion", 1);
        assertThat(String.valueOf(file.get("datasources")))
                .contains("uid=neuralake", "secureJsonData={password=${NEURALAKE_PASSWORD}}");
    }

    private List<JsonNode> dashboards() throws Exception {
        List<JsonNode> dashboards = new ArrayList<>();
        for (Artifact artifact : emitter.emit(Catalogs.rich())) {
            if (artifact.name().endsWith(".json")) {
                dashboards.add(new JsonMapper().readTree(artifact.text()));
            }
        }
        return dashboards;
    }

    private static Map<String, String> texts(List<Artifact> artifacts) {
        return artifacts.stream().collect(Collectors.toMap(Artifact::name, Artifact::text));
    }
}
