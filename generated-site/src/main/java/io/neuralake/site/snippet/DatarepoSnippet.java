package io.neuralake.site.snippet;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes Python as datarepo's own site does; what its filters cannot say, polars does with the frame that they give. */
final class DatarepoSnippet {

    private final Example example;
    private final Set<String> imports = new TreeSet<>();

    private DatarepoSnippet(Example example) {
        this.example = example;
    }

    static Snippet of(Example example) {
        return new DatarepoSnippet(example).write();
    }

    private Snippet write() {
        String name = example.catalog().name();
        String type = (name.matches("[a-z][a-z0-9_]*") ? Names.upperCamel(name) : "") + "Catalog";
        List<Condition> own = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        for (Condition condition : example.conditions()) {
            (operators(condition.operator()).isEmpty() ? others : own).add(condition);
        }
        imports.add("from datarepo_catalogs import " + type);
        if (!own.isEmpty()) {
            imports.add("from datarepo.core import Filter");
        }
        if (!others.isEmpty()) {
            imports.add("import polars as pl");
        }
        Code body = new Code();
        body.plain("df = " + type + ".").call("db").plain("(");
        PythonCode.text(body, example.table().database());
        body.plain(").").call("table").plain("(\n    ");
        PythonCode.text(body, example.table().name());
        body.plain(",\n");
        if (!own.isEmpty()) {
            body.plain("    (\n");
            own.forEach(condition -> filter(body, condition));
            body.plain("    ),\n");
        }
        arguments(body);
        columns(body);
        body.plain(")\n");
        for (Condition condition : others) {
            body.plain("df = df.").call("filter").plain("(");
            PolarsConditions.write(body, condition, imports);
            body.plain(")\n");
        }
        body.call("print")
                .plain("(df.")
                .call("head")
                .plain("(100).")
                .call("collect")
                .plain("())");
        Code whole = new Code();
        for (String line : imports) {
            boolean from = line.startsWith("from ");
            whole.keyword(from ? "from" : "import");
            String rest = line.substring(from ? 4 : 6);
            int middle = from ? rest.indexOf(" import ") : -1;
            if (middle < 0) {
                whole.plain(rest + "\n");
            } else {
                whole.plain(rest.substring(0, middle + 1)).keyword("import").plain(rest.substring(middle + 7) + "\n");
            }
        }
        return whole.plain("\n").add(body).snippet("python", "Python", "python");
    }

    private void filter(Code code, Condition condition) {
        List<String> operators = operators(condition.operator());
        boolean list = switch (condition.operator()) {
            case IN, NOT_IN, INCLUDES_ANY, INCLUDES_ALL -> true;
            default -> false;
        };
        for (int i = 0; i < operators.size(); i++) {
            code.plain("        ").call("Filter").plain("(");
            PythonCode.text(code, condition.column().name());
            code.plain(", ").literal("\"" + operators.get(i) + "\"").plain(", ");
            if (list) {
                code.plain("[");
                String separator = "";
                for (Literal value : condition.values()) {
                    code.plain(separator);
                    PythonCode.literal(code, value, imports);
                    separator = ", ";
                }
                code.plain("]");
            } else {
                PythonCode.literal(code, condition.values().get(i), imports);
            }
            code.plain("),\n");
        }
    }

    private void arguments(Code code) {
        for (Example.Argument argument : example.arguments()) {
            Optional<Literal> value = argument.value();
            if (value.isPresent() && argument.parameter().name().matches("[a-z_][a-z0-9_]*")) {
                code.plain("    " + argument.parameter().name() + "=");
                PythonCode.literal(code, value.get(), imports);
                code.plain(",\n");
            }
        }
    }

    private void columns(Code code) {
        if (example.columns().isEmpty()) {
            return;
        }
        code.plain("    columns=[");
        String separator = "";
        for (String name : example.columns()) {
            code.plain(separator);
            PythonCode.text(code, name);
            separator = ", ";
        }
        code.plain("],\n");
    }

    /** The operators that say the same in datarepo, one for each value; none if there is none. */
    private static List<String> operators(Operator operator) {
        return switch (operator) {
            case EQ -> List.of("=");
            case NE -> List.of("!=");
            case LT -> List.of("<");
            case LE -> List.of("<=");
            case GT -> List.of(">");
            case GE -> List.of(">=");
            case BETWEEN -> List.of(">=", "<=");
            case IN -> List.of("in");
            case NOT_IN -> List.of("not in");
            case INCLUDES -> List.of("includes");
            case INCLUDES_ANY -> List.of("includes any");
            case INCLUDES_ALL -> List.of("includes all");
            // Its "contains" is a pattern, another one for each kind of table.
            case CONTAINS, LIKE, STARTS_WITH, IS_NULL, IS_NOT_NULL -> List.of();
        };
    }
}
