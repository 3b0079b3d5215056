package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls of function tables that a plan shows, with their arguments. */
final class FunctionCalls {

    private static final Pattern DAY_AND_TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9].*)");
    private static final Pattern OFFSET_OF_HOURS = Pattern.compile(".*[0-9][+-][0-9]{2}");
    private static final Pattern NAMED = Pattern.compile("(?:\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_]*))\\s*(?::=|=>)");
    private static final String MISSING_BYTES =
            HexFormat.of().formatHex(FunctionSql.MISSING.getBytes(StandardCharsets.UTF_8));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Map<String, Map<String, FunctionUse>> calls = new HashMap<>();

    /**
     * Notes a scan of the hidden table of a function table.
     *
     * @throws LakeException if an argument is no constant
     */
    void add(Table table, JsonNode scan) throws JsonProcessingException {
        if (table.function().isEmpty()) {
            return;
        }
        Map<String, String> constants = constants(scan);
        List<Parameter> parameters = table.function().get().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!constants.containsKey(FunctionSql.argument(i))) {
                throw failure(
                        table,
                        "the argument of parameter '" + parameters.get(i).name() + "' is no constant",
                        "give a value: the function is called before the statement runs, and not for each row");
            }
        }
        String key = constants.entrySet().stream()
                .filter(constant -> FunctionSql.key(constant.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> failure(table, "its arguments are no constants", "give values"));
        calls.computeIfAbsent(table.qualifiedName(), name -> new LinkedHashMap<>())
                .put(key, new FunctionUse(key, arguments(table, JSON.readTree(key))));
    }

    /** The uses of function tables with their calls, and those of others as they are. */
    List<TableUse> completed(Collection<TableUse> uses) {
        return uses.stream()
                .map(use ->
                        use.withCalls(List.copyOf(calls.getOrDefault(use.table().qualifiedName(), Map.of())
                                .values())))
                .toList();
    }

    /** What columns of a scan are equal to. */
    private static Map<String, String> constants(JsonNode scan) {
        Map<String, String> constants = new HashMap<>();
        boolean byProjection = scan.path("table_filters_by_projection").asBoolean();
        for (JsonNode filter : scan.path("table_filters").path("filters")) {
            int key = filter.path("key").asInt(-1);
            int index = byProjection
                    ? scan.path("column_indexes").path(key).path("index").asInt(-1)
                    : key;
            String column = scan.path("names").path(index).asText();
            constant(filter.path("value")).ifPresent(value -> constants.put(column, value));
        }
        return constants;
    }

    private static Optional<String> constant(JsonNode filter) {
        return switch (filter.path("filter_type").asText()) {
            case "LEGACY_CONSTANT_COMPARISON" ->
                filter.path("comparison_type").asText().equals("COMPARE_EQUAL")
                        ? Optional.ofNullable(
                                filter.path("constant").path("value").textValue())
                        : Optional.empty();
            case "LEGACY_CONJUNCTION_AND" -> {
                Optional<String> found = Optional.empty();
                for (JsonNode child : filter.path("child_filters")) {
                    found = found.or(() -> constant(child));
                }
                yield found;
            }
            default -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> arguments(Table table, JsonNode given) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (Parameter parameter : table.function().orElseThrow().parameters()) {
            JsonNode value = given.path(parameter.name());
            boolean missing = value.isTextual()
                    && (value.textValue().equals(FunctionSql.MISSING)
                            || (parameter.type() == Scalar.BINARY
                                    && value.textValue().equals(MISSING_BYTES)));
            if (!missing) {
                arguments.put(parameter.name(), value(table, parameter, value));
            }
        }
        return arguments;
    }

    private static @Nullable Object value(Table table, Parameter parameter, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isContainerNode()) {
            throw failure(
                    table,
                    "the argument of parameter '" + parameter.name() + "' is " + value + ", and "
                            + parameter.type().text() + " is a single value",
                    "give " + parameter.type().text());
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isBoolean() ? value.booleanValue() : text(parameter.type(), value.textValue());
    }

    /** DuckDB writes dates and times with a blank, and offsets in hours. */
    private static String text(ColumnType type, String text) {
        if (type != Scalar.TIMESTAMP && type != Scalar.INSTANT) {
            return text;
        }
        String iso = DAY_AND_TIME.matcher(text).replaceFirst("$1T$2");
        return type == Scalar.INSTANT && OFFSET_OF_HOURS.matcher(iso).matches() ? iso + ":00" : iso;
    }

    private static LakeException failure(Table table, String reason, String fix) {
        return new LakeException("call function table '" + table.qualifiedName() + "'", reason, fix);
    }

    /**
     * What to say of a function that is called in a way that DuckDB does not find.
     *
     * @param reason what is wrong, if it can be said better than DuckDB does
     * @param fix what to do
     */
    record Advice(Optional<String> reason, String fix) {}

    /** What to say of a call; empty if an answer is about something else. */
    static Optional<Advice> advice(JsonNode answer, Collection<Table> tables, String statement) {
        String message = answer.path("error_message").asText();
        boolean unknown = answer.path("type").asText().equals("Table Function")
                && answer.path("error_subtype").asText().equals("MISSING_ENTRY");
        List<Table> functions =
                tables.stream().filter(table -> table.function().isPresent()).toList();
        if (unknown) {
            String name = answer.path("name").asText().toLowerCase(Locale.ROOT);
            Optional<String> stored = tables.stream()
                    .filter(table -> table.function().isEmpty()
                            && table.name().toLowerCase(Locale.ROOT).equals(name))
                    .map(table -> table.qualifiedName() + " is no function table: name it without arguments")
                    .findFirst();
            return stored.or(() -> Names.nearest(
                                    name, functions.stream().map(Table::name).toList())
                            .flatMap(near -> functions.stream()
                                    .filter(table -> table.name().equals(near))
                                    .findFirst())
                            .map(table -> "did you mean " + table.qualifiedName() + "?"))
                    .map(fix -> new Advice(Optional.empty(), fix));
        }
        if (!message.startsWith("Macro ")) {
            return Optional.empty();
        }
        String called = message.substring("Macro ".length()).replace("\"", "").toLowerCase(Locale.ROOT);
        return functions.stream()
                .filter(table -> called.startsWith(table.name().toLowerCase(Locale.ROOT) + "("))
                .findFirst()
                .map(table -> arguments(table, statement));
    }

    /** What is wrong with the arguments of a call, as far as their names tell. */
    private static Advice arguments(Table table, String statement) {
        String signature = "its signature is " + table.signature();
        List<String> parameters = table.function().orElseThrow().parameters().stream()
                .map(Parameter::name)
                .toList();
        Optional<String> other = NAMED.matcher(statement)
                .results()
                .map(given -> Optional.ofNullable(given.group(1)).orElseGet(() -> given.group(2)))
                .filter(given -> parameters.stream().noneMatch(given::equalsIgnoreCase))
                .findFirst();
        String reason = table.qualifiedName() + " does not take these arguments";
        return new Advice(
                Optional.of(other.map(name -> reason + ": it has no parameter '" + name + "'")
                        .orElse(reason)),
                other.flatMap(name -> Names.nearest(name, parameters))
                        .map(near -> "did you mean '" + near + "'? " + signature)
                        .orElse(signature));
    }
}
