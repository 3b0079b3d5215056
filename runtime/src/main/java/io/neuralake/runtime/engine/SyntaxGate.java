package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Names;
import io.neuralake.runtime.error.LakeException;
import java.util.Locale;
import java.util.Set;

/**
 * Lets only queries pass that call known functions: looks at what the parser made of a statement, before anything in it is
 * looked up or computed.
 */
final class SyntaxGate {

    private static final Set<String> SOURCES = Set.of(
            "BASE_TABLE", "COLUMN_DATA", "EMPTY", "EXPRESSION_LIST", "JOIN", "PIVOT", "SUBQUERY", "TABLE_FUNCTION");
    private static final int LARGEST_COUNT = 1000;

    private final Functions functions;
    private final DeclaredTables tables;
    private final StatementPlace place;
    private final boolean parameters;
    private boolean timed;
    private boolean repeatable = true;
    private int growing;
    private boolean unbounded;

    private SyntaxGate(Functions functions, DeclaredTables tables, StatementPlace place, boolean parameters) {
        this.functions = functions;
        this.tables = tables;
        this.place = place;
        this.parameters = parameters;
    }

    /**
     * What is known of a statement that has passed.
     *
     * @param timed whether it asks for the time
     * @param foldable whether computing its constants while planning is sure to be cheap
     * @param repeatable whether the same data and the same time give the same result, but for the order of rows
     */
    record Passed(boolean timed, boolean foldable, boolean repeatable) {}

    /**
     * Looks at a statement.
     *
     * @throws LakeException if it is not let pass
     */
    static Passed check(JsonNode statements, Functions functions, DeclaredTables tables, StatementPlace place) {
        return check(statements, new SyntaxGate(functions, tables, place, false));
    }

    /**
     * Looks at a statement whose parameters have no values yet.
     *
     * @throws LakeException if it is not let pass
     */
    static void checkWithParameters(
            JsonNode statements, Functions functions, DeclaredTables tables, StatementPlace place) {
        check(statements, new SyntaxGate(functions, tables, place, true));
    }

    private static Passed check(JsonNode statements, SyntaxGate gate) {
        if (statements.isEmpty()) {
            throw new LakeException("plan the statement", "it is empty", "give a SELECT statement");
        }
        if (statements.size() != 1) {
            throw new LakeException(
                    "plan the statement", "there are " + statements.size() + " statements", "give one query at a time");
        }
        gate.visit(statements.get(0), false);
        return new Passed(gate.timed, !gate.unbounded && gate.growing <= 2, gate.repeatable);
    }

    private void visit(JsonNode node, boolean source) {
        JsonNode kind = node.path("class");
        if (kind.isTextual()) {
            expression(node, kind.textValue(), source);
        } else if (node.has("from_table")) {
            source(node.path("from_table"));
        }
        repeatable &= !node.path("sample").isObject();
        boolean tableFunction = node.path("type").asText().equals("TABLE_FUNCTION") && node.has("function");
        node.forEach(member -> visit(member, tableFunction));
    }

    private void source(JsonNode from) {
        String type = from.path("type").asText();
        if (!SOURCES.contains(type)) {
            throw refused("it describes or shows something (" + type + ")", from);
        }
        if (type.equals("JOIN")) {
            source(from.path("left"));
            source(from.path("right"));
        }
        if (!from.path("catalog_name").asText().isEmpty()) {
            throw refused(
                    "'" + from.path("catalog_name").asText() + "."
                            + from.path("schema_name").asText() + "."
                            + from.path("table_name").asText() + "' has three parts",
                    from);
        }
    }

    private void expression(JsonNode node, String kind, boolean source) {
        String name = switch (kind) {
            case "FUNCTION", "WINDOW" -> node.path("function_name").asText();
            case "COLUMN_REF" ->
                node.path("column_names").size() == 1
                        ? node.path("column_names").get(0).asText()
                        : "";
            default -> "";
        };
        if (kind.equals("PARAMETER") && !parameters) {
            throw new LakeException(
                    "plan the statement",
                    "it has a parameter, and nothing gives it a value" + position(node),
                    "give values with the statement, or write them instead of parameters (?)");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean call = kind.equals("FUNCTION") || kind.equals("WINDOW");
        String schema = node.path("schema").asText();
        if (call && !schema.isEmpty() && !(source && tables.database(schema))) {
            throw refused("it calls " + schema + "." + name + "(), which is no function table", node);
        }
        if (call && schema.isEmpty() && !(source ? Functions.TABLES.contains(lower) : functions.allows(lower))) {
            throw unknown(name, source ? Functions.TABLES : functions.names(), node);
        }
        timed |= Functions.CLOCK.contains(lower);
        repeatable &= !(call && Functions.RANDOM.contains(lower));
        if (call && !source && Functions.GROWING.contains(lower)) {
            growing++;
            JsonNode arguments = node.path("arguments");
            for (int i = 0; i < arguments.size(); i++) {
                unbounded |= !bounded(arguments.get(i).path("expression"), i == 0);
            }
        }
    }

    /** Whether an argument is a value of a row, or written out and small; text with digits might be a count. */
    private static boolean bounded(JsonNode argument, boolean first) {
        String text = argument.path("literal").path("text").asText();
        return switch (argument.path("literal").path("kind").asText()) {
            case "INTEGER" -> text.length() < 5 && Integer.parseInt(text) <= LARGEST_COUNT;
            case "STRING" -> text.length() < 2 || text.chars().noneMatch(Character::isDigit);
            default -> first && column(argument);
        };
    }

    private static boolean column(JsonNode expression) {
        boolean found = expression.path("class").asText().equals("COLUMN_REF");
        for (JsonNode part : expression) {
            found |= column(part);
        }
        return found;
    }

    private LakeException unknown(String name, Set<String> known, JsonNode node) {
        return new LakeException(
                "plan the statement",
                "it calls " + name + "(), which is not allowed here" + position(node),
                Names.nearest(name, known)
                        .map(near -> "did you mean " + near + "()?")
                        .orElse("give one SELECT statement over tables of the catalog"));
    }

    private LakeException refused(String reason, JsonNode node) {
        return new LakeException(
                "plan the statement", reason + position(node), "give one SELECT statement over tables of the catalog");
    }

    private String position(JsonNode node) {
        return place.of(node.path("query_location").asLong(-1));
    }
}
