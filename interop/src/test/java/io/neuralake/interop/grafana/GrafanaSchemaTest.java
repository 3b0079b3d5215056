package io.neuralake.interop.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.emitters.grafana.GrafanaEmitter;
import io.neuralake.interop.Commands;
import io.neuralake.samples.data.SampleData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboards of the sample tables are what {@code @grafana/schema} says that dashboards are, by TypeScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrafanaSchemaTest {

    private Path folder;
    private String program;

    @BeforeAll
    void emit() throws IOException {
        folder = GrafanaTypes.folder();
        try (InputStream types = getClass().getResourceAsStream("/grafana/types.ts")) {
            Files.write(
                    folder.resolve("types.ts"),
                    Objects.requireNonNull(types, "grafana/types.ts").readAllBytes());
        }
        program = program(SampleData.manifest());
    }

    private static String program(Catalog catalog) {
        StringBuilder text = new StringBuilder("import type { Lines, Options, Whole } from './types';\n");
        List<JsonObject> dashboards = new GrafanaEmitter("https://catalog.example.org")
                .emit(catalog).stream()
                        .filter(artifact -> artifact.name().endsWith(".json"))
                        .map(artifact -> Json.parse(artifact.text()))
                        .toList();
        for (JsonObject dashboard : dashboards) {
            value(text, "Whole", dashboard);
            for (JsonObject panel : dashboard.objects("panels")) {
                value(text, "Options['" + panel.string("type") + "']", panel.object("options"));
                if (panel.string("type").equals("timeseries")) {
                    JsonObject lines =
                            panel.object("fieldConfig").object("defaults").object("custom");
                    value(text, "Lines", lines);
                }
            }
        }
        return text.toString();
    }

    private static void value(StringBuilder text, String type, JsonObject value) {
        text.append("export const v")
                .append(text.length())
                .append(": ")
                .append(type)
                .append(" = ")
                .append(Json.print(value).stripTrailing())
                .append(";\n");
    }

    private String compile(String text) throws IOException {
        Path source = folder.resolve("dashboards.ts");
        Files.writeString(source, text, StandardCharsets.UTF_8);
        return Commands.run(
                folder.resolve("node_modules").resolve(".bin").resolve("tsc").toString(),
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                source.toString());
    }

    @Test
    void dashboardsAreOfGrafanasTypes() throws IOException {
        assertThat(program).contains("Options['timeseries']", "Options['barchart']", "\"uid\": \"nl-");
        assertThat(compile(program)).isBlank();
    }

    /** Else the types would say yes to anything. */
    @ParameterizedTest
    @CsvSource({
        "'\"schemaVersion\": 39', '\"schemaVersion\": \"39\"'",
        "'\"gridPos\": {', '\"gridPosition\": {'",
        "'\"colorMode\": \"value\"', '\"colorMode\": \"colour\"'",
        "'\"drawStyle\": \"bars\"', '\"drawStyle\": \"bar\"'",
        "'\"type\": \"textbox\"', '\"type\": \"box\"'"
    })
    void whatIsWrongIsFound(String right, String wrong) {
        assertThat(program).contains(right);
        assertThatThrownBy(() -> compile(program.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("error TS");
    }
}
