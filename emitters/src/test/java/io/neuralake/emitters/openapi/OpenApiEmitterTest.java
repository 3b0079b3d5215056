package io.neuralake.emitters.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.emitters.Catalogs;
import io.neuralake.emitters.Golden;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OpenApiEmitterTest {

    private final OpenApiEmitter emitter = new OpenApiEmitter();

    @Test
    void everythingAnAuthorCanSayIsEmittedByteForByte() {
        Golden.check(OpenApiEmitterTest.class, "rich", emitter.emit(Catalogs.rich()));
    }

    @Test
    void anEmptyCatalogIsEmittedByteForByte() {
        Golden.check(OpenApiEmitterTest.class, "empty", emitter.emit(Catalogs.empty()));
    }

    @Test
    void theOrderOfDatabasesAndTablesDoesNotMatter() {
        String expected = emitter.emit(Catalogs.rich()).text();

        for (int seed = 0; seed < 10; seed++) {
            assertThat(emitter.emit(Catalogs.shuffled(Catalogs.rich(), new Random(seed)))
                            .text())
                    .isEqualTo(expected);
        }
    }

    @Test
    void anotherParserFindsNothingToSay() {
        assertThat(parse(Catalogs.rich()).getMessages()).isEmpty();
        assertThat(parse(Catalogs.empty()).getMessages()).isEmpty();
    }

    @Test
    void everyTableIsServedUnderItsNameEvenIfRoapiIsToldNotTo() {
        OpenAPI document = parse(Catalogs.rich()).getOpenAPI();

        assertThat(document.getPaths().keySet())
                .containsExactly(
                        "/api/tables/spikes",
                        "/api/tables/charger_sessions",
                        "/api/tables/implant_implant_diagnostics",
                        "/api/tables/implant_vitals",
                        "/api/tables/robot_needle_insertions",
                        "/api/tables/robot_plan",
                        "/api/sql",
                        "/api/graphql",
                        "/api/schema",
                        "/api/schema/{table}",
                        "/api/version",
                        "/health");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        OpenAPI document = parse(Catalogs.rich()).getOpenAPI();

        assertThat(references(emitter.emit(Catalogs.rich()).text()))
                .allSatisfy(
                        (kind, names) -> assertThat(components(document, kind)).containsAll(names));
    }

    @Test
    void orderedColumnsHaveFiveFiltersOthersOneAndNestedNone() {
        Map<String, Parameter> parameters = parameters("/api/tables/implant_vitals");

        assertThat(parameters.keySet())
                .filteredOn(name -> name.startsWith("filter[c_int32]"))
                .containsExactlyInAnyOrder(
                        "filter[c_int32]",
                        "filter[c_int32]lt",
                        "filter[c_int32]lte",
                        "filter[c_int32]gt",
                        "filter[c_int32]gte");
        assertThat(parameters.keySet())
                .filteredOn(name -> name.startsWith("filter[c_enum]") || name.startsWith("filter[c_boolean]"))
                .containsExactlyInAnyOrder("filter[c_enum]", "filter[c_boolean]");
        assertThat(parameters.keySet())
                .noneMatch(name -> name.startsWith("filter[c_list")
                        || name.startsWith("filter[c_map")
                        || name.startsWith("filter[c_struct")
                        || name.startsWith("filter[c_binary"));
    }

    @Test
    void docFiltersAreTypedExamplesOfTheirParameters() {
        Map<String, Parameter> diagnostics = parameters("/api/tables/implant_implant_diagnostics");
        Map<String, Parameter> vitals = parameters("/api/tables/implant_vitals");

        assertThat(diagnostics.get("filter[implant_id]").getExample()).isEqualTo(4595);
        assertThat(diagnostics.get("filter[date]").getExample()).isEqualTo("'2024-04-14'");
        assertThat(diagnostics.get("filter[ticks_since_boot]gte").getExample()).isEqualTo(-1);
        assertThat(diagnostics.get("columns").getExample()).hasToString("[\"local_ts_us\",\"ticks_since_boot\"]");
        assertThat(vitals.get("filter[c_boolean]").getExample()).isEqualTo(true);
        assertThat(vitals.get("filter[c_string]").getExample()).isEqualTo("'it''s'");
        assertThat(vitals.get("filter[c_instant]gte").getExample()).isEqualTo("'2024-04-14T00:00:00Z'");
        assertThat(vitals.get("filter[c_instant]lte").getExample()).isEqualTo("'2024-04-15T00:00:00Z'");
    }

    @Test
    void argumentsOfAFunctionAreParametersOfTheirOwn() {
        Map<String, Parameter> parameters = parameters("/api/tables/robot_plan");

        assertThat(parameters.get("argument[implant_id]").getRequired()).isTrue();
        assertThat(parameters.get("argument[day]").getRequired()).isNotEqualTo(true);
    }

    @Test
    void deprecationsReachOperationsParametersAndColumns() {
        OpenAPI document = parse(Catalogs.rich()).getOpenAPI();
        Operation sessions =
                document.getPaths().get("/api/tables/charger_sessions").getGet();
        Schema<?> spikes = document.getComponents().getSchemas().get("bci.normalized_binned_spikes");

        assertThat(sessions.getDeprecated()).isTrue();
        assertThat(sessions.getDescription()).endsWith("Deprecated: use charger.charges");
        assertThat(parameters("/api/tables/spikes").get("filter[firmware]").getDeprecated())
                .isTrue();
        assertThat(spikes.getProperties().get("firmware").getDeprecated()).isTrue();
    }

    private Map<String, Parameter> parameters(String path) {
        OpenAPI document = parse(Catalogs.rich()).getOpenAPI();
        return document.getPaths().get(path).getGet().getParameters().stream()
                .map(parameter -> parameter.get$ref() == null ? parameter : resolve(document, parameter))
                .collect(Collectors.toMap(Parameter::getName, Function.identity()));
    }

    private static Parameter resolve(OpenAPI document, Parameter reference) {
        String key = reference.get$ref().substring("#/components/parameters/".length());
        return document.getComponents().getParameters().get(key);
    }

    private static Map<String, List<String>> references(String text) {
        return Pattern.compile("\"#/components/([a-z]+)/([^\"]+)\"")
                .matcher(text)
                .results()
                .collect(Collectors.groupingBy(
                        result -> result.group(1), Collectors.mapping(result -> result.group(2), Collectors.toList())));
    }

    private static Iterable<String> components(OpenAPI document, String kind) {
        return switch (kind) {
            case "schemas" -> document.getComponents().getSchemas().keySet();
            case "parameters" -> document.getComponents().getParameters().keySet();
            case "responses" -> document.getComponents().getResponses().keySet();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private SwaggerParseResult parse(Catalog catalog) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(emitter.emit(catalog).text(), null, options);
    }
}
