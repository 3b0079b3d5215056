package io.neuralake.site.snippet;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what asks a running server: SQL, ADBC, curl, psql and a Grafana panel. */
final class ServerSnippets {

    /** What the server's query parameters cannot say. */
    private static final Set<Operator> SQL_ONLY = EnumSet.of(
            Operator.STARTS_WITH, Operator.CONTAINS, Operator.INCLUDES, Operator.INCLUDES_ANY, Operator.INCLUDES_ALL);

    private static final int SERIES = 3;

    private final Example example;

    ServerSnippets(Example example) {
        this.example = example;
    }

    Snippet sql() {
        return new SqlCode(example, new Code()).select().plain(";").snippet("sql", "SQL", "sql");
    }

    Snippet adbc() {
        Code code = new Code();
        code.keyword("import")
                .plain(" adbc_driver_flightsql.dbapi ")
                .keyword("as")
                .plain(" flight_sql\n\n");
        code.keyword("with").plain(" flight_sql.").call("connect").plain("(");
        PythonCode.text(code, Servers.FLIGHT);
        code.plain(") ").keyword("as").plain(" connection:\n    ");
        code.keyword("with")
                .plain(" connection.")
                .call("cursor")
                .plain("() ")
                .keyword("as")
                .plain(" cursor:\n");
        code.plain("        cursor.").call("execute").plain("(").literal("\"\"\"");
        code.add(new SqlCode(example, code.within(Escape.PYTHON)).select());
        code.literal("\"\"\"")
                .plain(")\n        ")
                .call("print")
                .plain("(cursor.")
                .call("fetch_arrow_table")
                .plain("())");
        return code.snippet("adbc", "ADBC", "python");
    }

    Snippet psql() {
        Code code = new Code();
        code.call("psql").plain(" ");
        code.literal("\"host=" + Servers.POSTGRES_HOST + " port=" + Servers.POSTGRES_PORT + " dbname=neuralake\"");
        code.plain(" -c ").literal("'");
        code.add(new SqlCode(example, code.within(Escape.SHELL)).select());
        return code.literal("'").snippet("psql", "psql", "sh");
    }

    Snippet curl() {
        boolean parameters =
                example.conditions().stream().noneMatch(condition -> SQL_ONLY.contains(condition.operator()))
                        && example.conditions().stream().allMatch(ServerSnippets::simple);
        return (parameters ? rest() : posted()).snippet("curl", "curl", "sh");
    }

    private static boolean simple(Condition condition) {
        return !condition.column().type().nested()
                && condition.values().stream().noneMatch(value -> value.type() == Scalar.BINARY);
    }

    private Code posted() {
        Code code = new Code();
        code.call("curl").plain(" " + Servers.HTTP + "/api/sql --data-binary ").literal("'");
        code.add(new SqlCode(example, code.within(Escape.SHELL)).select());
        return code.literal("'");
    }

    private Code rest() {
        Code code = new Code();
        String name = Escape.URL.apply(example.catalog().servedName(example.table()));
        code.call("curl").plain(" -g ").literal("\"" + Servers.HTTP + "/api/tables/" + name + "?");
        for (Example.Argument argument : example.arguments()) {
            argument.value().ifPresent(value -> {
                code.literal("arg[" + Escape.URL.apply(argument.parameter().name()) + "]=");
                parameter(code, value);
                code.literal("&");
            });
        }
        for (Condition condition : example.conditions()) {
            filter(code, condition);
        }
        if (!example.columns().isEmpty()) {
            code.literal("columns="
                    + String.join(
                            ",",
                            example.columns().stream().map(Escape.URL::apply).toList()) + "&");
        }
        return code.literal("limit=100\"");
    }

    private static void filter(Code code, Condition condition) {
        String name = "filter[" + Escape.URL.apply(condition.column().name()) + "]";
        switch (condition.operator()) {
            case EQ -> filter(code, name, "", condition.value());
            case NE -> filter(code, name, "ne", condition.value());
            case LT -> filter(code, name, "lt", condition.value());
            case LE -> filter(code, name, "lte", condition.value());
            case GT -> filter(code, name, "gt", condition.value());
            case GE -> filter(code, name, "gte", condition.value());
            case LIKE -> filter(code, name, "like", condition.value());
            case BETWEEN -> {
                filter(code, name, "gte", condition.values().get(0));
                filter(code, name, "lte", condition.values().get(1));
            }
            case IN, NOT_IN -> {
                code.literal(name + (condition.operator() == Operator.IN ? "in" : "nin") + "=");
                String separator = "";
                for (Literal value : condition.values()) {
                    code.literal(separator);
                    parameter(code, value);
                    separator = ",";
                }
                code.literal("&");
            }
            case IS_NULL -> code.literal(name + "null&");
            case IS_NOT_NULL -> code.literal(name + "notnull&");
            case STARTS_WITH, CONTAINS, INCLUDES, INCLUDES_ANY, INCLUDES_ALL ->
                throw new IllegalArgumentException("no query parameter says " + condition.operator());
        }
    }

    private static void filter(Code code, String name, String operator, Literal value) {
        code.literal(name + operator + "=");
        parameter(code, value);
        code.literal("&");
    }

    private static void parameter(Code code, Literal value) {
        if (value.quoted()) {
            code.literal("%27").value(value.field(), Escape.QUOTE, Escape.URL).literal("%27");
        } else {
            code.value(value.field(), Escape.URL);
        }
    }

    Snippet grafana() {
        Code code = new Code();
        Optional<String> time = time();
        if (time.isEmpty()) {
            return new SqlCode(example, code).select().snippet("grafana", "Grafana", "sql");
        }
        List<String> series = series();
        SqlCode sql = new SqlCode(example, code);
        code.keyword("SELECT")
                .plain(" " + time.get() + " ")
                .keyword("AS")
                .plain(" \"time\"" + (series.isEmpty() ? ",\n       count(*) " : ", "));
        if (series.isEmpty()) {
            code.keyword("OVER")
                    .plain(" (")
                    .keyword("ORDER BY")
                    .plain(" " + time.get() + ") ")
                    .keyword("AS")
                    .plain(" rows\n");
        } else {
            code.plain(String.join(", ", series) + "\n");
        }
        sql.from();
        sql.where(Optional.of("$__timeFilter(" + time.get() + ")"));
        return code.keyword("ORDER BY").plain(" 1").snippet("grafana", "Grafana", "sql");
    }

    /** The column by which rows lie in time, if there is one. */
    private Optional<String> time() {
        return Stream.of(Scalar.INSTANT, Scalar.TIMESTAMP)
                .flatMap(type -> example.table().columns().stream().filter(column -> column.type() == type))
                .map(column -> SqlCode.identifier(column.name()))
                .findFirst();
    }

    private List<String> series() {
        List<String> series = new ArrayList<>();
        for (Column column : example.table().columns()) {
            boolean measured = column.type() instanceof ColumnType.Decimal
                    || column.type() == Scalar.FLOAT32
                    || column.type() == Scalar.FLOAT64;
            if (measured && !column.partition() && series.size() < SERIES) {
                series.add(SqlCode.identifier(column.name()));
            }
        }
        return series;
    }
}
