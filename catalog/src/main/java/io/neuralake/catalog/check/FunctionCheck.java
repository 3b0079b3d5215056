package io.neuralake.catalog.check;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** Reports function tables that do not return rows, or that take parameters which no text can give. */
public final class FunctionCheck implements TableCheck {

    private static final String STREAM = "java.util.stream.Stream";
    private static final String READER = "org.apache.arrow.vector.ipc.ArrowReader";

    @Override
    public Stream<Problem> check(Table table) {
        return table.function().isEmpty()
                ? Stream.empty()
                : table.function().stream()
                        .flatMap(function -> Stream.concat(
                                rows(table, function),
                                function.parameters().stream().flatMap(FunctionCheck::parameter)));
    }

    private static Stream<Problem> rows(Table table, Table.Function function) {
        String type = function.returnType();
        if (type.equals(READER)) {
            return table.columns().isEmpty()
                    ? Stream.of(problem(
                            table,
                            "method '" + function.method() + "' returns an ArrowReader, which does not say what the"
                                    + " columns are",
                            "add rows = <Record>.class to @Table, a record whose components are the columns"))
                    : Stream.empty();
        }
        if (!type.startsWith(STREAM + "<")) {
            return Stream.of(problem(
                    table,
                    "method '" + function.method() + "' returns " + JavaTypes.simple(type)
                            + ", but a function table returns a Stream of a record, or an ArrowReader",
                    "return 'Stream<Row>', where Row is a record whose components are the columns"));
        }
        return table.columns().isEmpty()
                ? Stream.of(problem(
                        table,
                        "method '" + function.method() + "' returns " + JavaTypes.simple(type) + ", but "
                                + JavaTypes.simple(type.substring(STREAM.length() + 1, type.length() - 1))
                                + " has no columns",
                        "return 'Stream<Row>', where Row is a record whose components are the columns"))
                : Stream.empty();
    }

    private static Problem problem(Table table, String message, String fix) {
        return new Problem(Rule.NL0115, table.origin(), message, fix);
    }

    private static Stream<Problem> parameter(Parameter parameter) {
        ColumnType type = parameter.type();
        boolean simple = !type.nested() && !(type instanceof ColumnType.Unsupported);
        return simple
                ? Stream.empty()
                : Stream.of(new Problem(
                        Rule.NL0116,
                        parameter.origin(),
                        "parameter '" + parameter.name() + "' has the type " + JavaTypes.simple(type.text())
                                + ", but an argument comes as text, as in a URL",
                        "declare a number, boolean, String, date, time, Instant, UUID or enum"));
    }
}
