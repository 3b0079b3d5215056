package io.neuralake.site.snippet;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.site.text.Visible;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the statement that selects an example, in the dialect of the runtime and of the server. */
final class SqlCode {

    private static final int ROWS = 100;
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private final Example example;
    private final Code code;

    SqlCode(Example example, Code code) {
        this.example = example;
        this.code = code;
    }

    /** The whole statement, without a semicolon. */
    Code select() {
        code.keyword("SELECT");
        if (example.columns().isEmpty()) {
            code.plain(" *\n");
        } else {
            columns(example.columns());
        }
        from();
        where(Optional.empty());
        return limit();
    }

    Code columns(List<String> names) {
        Iterator<String> rest = names.iterator();
        code.plain(" ");
        while (rest.hasNext()) {
            code.plain(identifier(rest.next()) + (rest.hasNext() ? ", " : "\n"));
        }
        return code;
    }

    /** The table, with the arguments of a function. */
    Code from() {
        code.keyword("FROM")
                .plain(" " + identifier(example.table().database()) + "."
                        + identifier(example.table().name()));
        if (example.table().function().isPresent()) {
            code.plain("(");
            String separator = "";
            for (Example.Argument argument : example.arguments()) {
                if (argument.value().isPresent()) {
                    code.plain(separator + identifier(argument.parameter().name()) + " := ");
                    literal(argument.value().get());
                    separator = ", ";
                }
            }
            code.plain(")");
        }
        return code.plain("\n");
    }

    /** All conditions, after one that is given. */
    Code where(Optional<String> first) {
        String word = "WHERE";
        if (first.isPresent()) {
            code.keyword(word).plain(" " + first.get() + "\n");
            word = "  AND";
        }
        for (Condition condition : example.conditions()) {
            code.keyword(word).plain(" ");
            condition(condition);
            code.plain("\n");
            word = "  AND";
        }
        return code;
    }

    Code limit() {
        return code.keyword("LIMIT").plain(" " + ROWS);
    }

    private void condition(Condition condition) {
        String column = identifier(condition.column().name());
        switch (condition.operator()) {
            case EQ -> compare(condition, " = ");
            case NE -> compare(condition, " <> ");
            case LT -> compare(condition, " < ");
            case LE -> compare(condition, " <= ");
            case GT -> compare(condition, " > ");
            case GE -> compare(condition, " >= ");
            case LIKE -> {
                code.plain(column + " ").keyword("LIKE").plain(" ");
                literal(condition.value());
            }
            case BETWEEN -> {
                code.plain(column + " ").keyword("BETWEEN").plain(" ");
                literal(condition.values().get(0));
                code.plain(" ").keyword("AND").plain(" ");
                literal(condition.values().get(1));
            }
            case IN, NOT_IN -> {
                code.plain(column + " ").keyword(condition.operator() == Operator.IN ? "IN" : "NOT IN");
                list(condition, " (", ")");
            }
            case IS_NULL -> code.plain(column + " ").keyword("IS NULL");
            case IS_NOT_NULL -> code.plain(column + " ").keyword("IS NOT NULL");
            case STARTS_WITH -> function(condition, "starts_with");
            case CONTAINS -> function(condition, "contains");
            case INCLUDES -> function(condition, "list_contains");
            case INCLUDES_ANY -> lists(condition, "list_has_any");
            case INCLUDES_ALL -> lists(condition, "list_has_all");
        }
    }

    private void compare(Condition condition, String sign) {
        code.plain(identifier(condition.column().name()) + sign);
        literal(condition.value());
    }

    private void function(Condition condition, String name) {
        code.call(name).plain("(" + identifier(condition.column().name()) + ", ");
        literal(condition.value());
        code.plain(")");
    }

    private void lists(Condition condition, String name) {
        code.call(name).plain("(" + identifier(condition.column().name()) + ",");
        list(condition, " [", "])");
    }

    private void list(Condition condition, String open, String close) {
        code.plain(open);
        String separator = "";
        for (Literal value : condition.values()) {
            code.plain(separator);
            literal(value);
            separator = ", ";
        }
        code.plain(close);
    }

    private void literal(Literal literal) {
        if (!literal.quoted()) {
            code.value(literal.field());
            return;
        }
        boolean binary = literal.type() == Scalar.BINARY;
        type(literal.type()).ifPresent(word -> code.keyword(word).plain(" "));
        if (binary) {
            code.call("unhex").plain("(");
        }
        code.literal("'").value(literal.field(), Escape.SQL).literal("'");
        if (binary) {
            code.plain(")");
        }
    }

    private static Optional<String> type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case DATE -> Optional.of("DATE");
                case TIME -> Optional.of("TIME");
                case TIMESTAMP -> Optional.of("TIMESTAMP");
                case INSTANT -> Optional.of("TIMESTAMPTZ");
                case BOOLEAN, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING, BINARY, UUID -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    static String identifier(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + Escape.IDENTIFIER.apply(Visible.text(name)) + "\"";
    }
}
