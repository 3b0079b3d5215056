package io.neuralake.site.snippet;

import io.neuralake.catalog.Operator;
import java.util.Set;

/** Writes conditions as polars' expressions. */
final class PolarsConditions {

    private PolarsConditions() {}

    static void write(Code code, Condition condition, Set<String> imports) {
        boolean negated = condition.operator() == Operator.NOT_IN;
        code.plain(negated ? "~pl." : "pl.").call("col").plain("(");
        PythonCode.text(code, condition.column().name());
        code.plain(")");
        switch (condition.operator()) {
            case EQ, NE, LT, LE, GT, GE -> {
                code.plain(" " + PolarsSnippet.sign(condition.operator()).orElseThrow() + " ");
                PythonCode.literal(code, condition.value(), imports);
            }
            case BETWEEN -> call(code, condition, imports, "is_between", false);
            case IN, NOT_IN -> call(code, condition, imports, "is_in", true);
            case IS_NULL -> code.plain(".").call("is_null").plain("()");
            case IS_NOT_NULL -> code.plain(".").call("is_not_null").plain("()");
            case STARTS_WITH -> call(code, condition, imports, "str.starts_with", false);
            case CONTAINS -> {
                code.plain(".str.").call("contains").plain("(");
                PythonCode.literal(code, condition.value(), imports);
                code.plain(", literal=").keyword("True").plain(")");
            }
            case LIKE -> {
                imports.add("import re");
                code.plain(".str.")
                        .call("contains")
                        .plain("(")
                        .literal("\"(?s)^\"")
                        .plain(" + re.")
                        .call("escape")
                        .plain("(");
                PythonCode.literal(code, condition.value(), imports);
                code.plain(").")
                        .call("replace")
                        .plain("(")
                        .literal("\"%\"")
                        .plain(", ")
                        .literal("\".*\"")
                        .plain(").");
                code.call("replace")
                        .plain("(")
                        .literal("\"_\"")
                        .plain(", ")
                        .literal("\".\"")
                        .plain(") + ");
                code.literal("\"$\"").plain(")");
            }
            case INCLUDES -> call(code, condition, imports, "list.contains", false);
            case INCLUDES_ANY -> {
                code.plain(".list.").call("set_intersection").plain("(");
                list(code, condition, imports);
                code.plain(").list.").call("len").plain("() > 0");
            }
            case INCLUDES_ALL -> {
                code.plain(".list.").call("set_intersection").plain("(");
                list(code, condition, imports);
                code.plain(").list.")
                        .call("len")
                        .plain("() == " + condition.values().size());
            }
        }
    }

    private static void call(Code code, Condition condition, Set<String> imports, String name, boolean list) {
        int dot = name.indexOf('.');
        code.plain("." + name.substring(0, dot + 1))
                .call(name.substring(dot + 1))
                .plain("(");
        if (list) {
            list(code, condition, imports);
        } else {
            values(code, condition, imports);
        }
        code.plain(")");
    }

    private static void list(Code code, Condition condition, Set<String> imports) {
        code.plain("[");
        values(code, condition, imports);
        code.plain("]");
    }

    private static void values(Code code, Condition condition, Set<String> imports) {
        String separator = "";
        for (Literal value : condition.values()) {
            code.plain(separator);
            PythonCode.literal(code, value, imports);
            separator = ", ";
        }
    }
}
