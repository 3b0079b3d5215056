package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in the catalog's words why DuckDB refuses a statement.
 *
 * @param statement the statement as the user wrote it
 * @param tables the tables that there are
 * @param hidden schema of the tables behind functions, which no statement can name
 */
record Refusal(String statement, DeclaredTables tables, String hidden) {

    private static final Pattern NO_DATABASE =
            Pattern.compile("Table with name \"((?:[^\"]*\\.)?([^\".]*))\" does not exist because schema ");
    private static final Pattern NO_COLUMN = Pattern.compile(
            "(?:Referenced column \"([^\"]*)\" not found|does not have a column named \"([^\"]*)\")[^\n]*");
    private static final Pattern CANDIDATES = Pattern.compile("\\s*Candidate (?:bindings|tables):[ :]*([^\n]*)");
    private static final Pattern NO_FUNCTION =
            Pattern.compile("No function matches the given name and argument types '([^(]*)\\((.*)\\)'\\. ");
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

    /** What to do instead of some statements that are refused. */
    private static final Map<String, String> INSTEAD = Map.of(
            "COPY", "give the SELECT statement alone, and call write(…) of its result",
            "EXPLAIN", "give the SELECT statement alone, and call explain() of its result",
            "SHOW", "Catalog.tables() lists the tables",
            "DESCRIBE", "Catalog.tables() lists the tables");

    private static final int FEW = 4;
    private static final int COLUMNS = 40;

    /** The error that an answer of DuckDB is. */
    LakeException of(JsonNode answer) {
        String message = answer.path("error_message").asText();
        String fix = "correct the statement";
        if (message.contains(hidden)) {
            // A suggestion of what no statement can name.
            message = without(message, line -> line.contains(hidden));
        }
        if (answer.path("error_subtype").asText().equals("MISSING_ENTRY")
                && answer.path("type").asText().equals("Table")) {
            // DuckDB suggests names without their database, and tables that no statement may read.
            message = without(message, line -> line.startsWith("Did you mean"));
            String name = answer.path("name").asText();
            fix = suggestion(nearest(statement, name).or(() -> tables.nearestAlias(name)));
        }
        Matcher elsewhere = NO_DATABASE.matcher(message);
        if (elsewhere.find()) {
            fix = suggestion(nearest(elsewhere.group(1), elsewhere.group(2)));
        }
        Matcher column = NO_COLUMN.matcher(message);
        Matcher candidates = CANDIDATES.matcher(message);
        if (column.find()) {
            fix = columns(Optional.ofNullable(column.group(1)).orElseGet(() -> column.group(2)), suggested(candidates));
            message = candidates.reset().replaceAll("");
        } else if (candidates.find()) {
            List<String> names = suggested(candidates.reset());
            fix = names.isEmpty() ? fix : "the statement has " + String.join(", ", names);
            message = candidates.reset().replaceAll("");
        }
        Matcher function = NO_FUNCTION.matcher(message);
        if (function.find()) {
            fix = arguments(message);
            message = function.group(1) + " does not take (" + function.group(2).replace("_LITERAL", "") + ")";
        }
        Optional<FunctionCalls.Advice> call = FunctionCalls.advice(answer, tables.all(), statement);
        if (call.isPresent()) {
            message = call.get().reason().orElse(message);
            fix = call.get().fix();
        }
        if (answer.path("error_type").asText().equals("not implemented")) {
            String word = FIRST_WORD
                    .matcher(statement)
                    .results()
                    .map(MatchResult::group)
                    .findFirst()
                    .orElse("");
            message = "it is no SELECT statement; a catalog is only read";
            fix = INSTEAD.getOrDefault(word.toUpperCase(Locale.ROOT), "give one SELECT statement");
        }
        if (answer.path("error_type").asText().equals("internal")) {
            // DuckDB 2.0 cannot plan a parameter whose type nothing tells.
            message = "DuckDB cannot plan it (" + message + ")";
            fix = "write values instead of parameters (?), or simplify the statement";
        }
        String place = new StatementPlace(statement).of(answer.path("position").asLong(-1));
        return new LakeException("plan the statement", message + place, fix);
    }

    private static String without(String message, Predicate<String> line) {
        return message.lines().filter(line.negate()).collect(Collectors.joining("\n"));
    }

    /** Names that DuckDB finds similar. */
    private static List<String> suggested(Matcher candidates) {
        return candidates
                .results()
                .flatMap(found -> QUOTED.matcher(found.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    /** What may have been meant by a column that is not there. */
    private String columns(String wanted, List<String> suggested) {
        List<Table> mentioned = mentioned();
        List<String> names = new ArrayList<>(suggested);
        mentioned.forEach(table -> table.columns().forEach(column -> names.add(column.name())));
        Optional<String> near = Names.nearest(wanted, names);
        if (near.isPresent()) {
            return "did you mean \"" + near.get() + "\"?";
        }
        if (mentioned.isEmpty() || names.size() > COLUMNS) {
            return "correct the name of the column; Catalog.tables() has those of each table";
        }
        return mentioned.stream()
                .map(table -> table.qualifiedName() + " has "
                        + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /** The tables that are named in the statement, as far as can be told without parsing it. */
    private List<Table> mentioned() {
        String text = statement.toLowerCase(Locale.ROOT);
        List<Table> mentioned = tables.mentioned(statement);
        List<Table> qualified = mentioned.stream()
                .filter(table ->
                        text.replace("\"", "").contains(table.qualifiedName().toLowerCase(Locale.ROOT)))
                .toList();
        return qualified.isEmpty() ? mentioned : qualified;
    }

    /** What to do about arguments that no function takes; of few candidates all are told. */
    private static String arguments(String message) {
        List<String> candidates = message.lines()
                .filter(line -> line.startsWith("\t") && line.contains("->"))
                .map(line -> line.strip().replace(", /)", ")"))
                .toList();
        String convert = "convert an argument, as in CAST(… AS DOUBLE)";
        return candidates.isEmpty() || candidates.size() > FEW
                ? convert
                : convert + "; there is " + String.join(", ", candidates);
    }

    private static String suggestion(Optional<String> table) {
        return table.map(found -> "did you mean " + found + "?")
                .orElse("name a table as database.table; Catalog.tables() lists them");
    }

    /** A table of the database that a text names before it, or of any. */
    private Optional<String> nearest(String text, String name) {
        List<String> names = tables.all().stream().map(Table::qualifiedName).toList();
        Matcher qualified = Pattern.compile("(\\w+)\"?\\s*\\.\\s*\"?" + Pattern.quote(name), Pattern.CASE_INSENSITIVE)
                .matcher(text);
        if (qualified.find()) {
            Optional<String> near = Names.nearest(qualified.group(1) + "." + name, names);
            if (near.isPresent()) {
                return near;
            }
        }
        return Names.nearest(
                        name, tables.all().stream().map(Table::name).distinct().toList())
                .flatMap(table -> names.stream()
                        .filter(found -> found.endsWith("." + table))
                        .findFirst());
    }
}
