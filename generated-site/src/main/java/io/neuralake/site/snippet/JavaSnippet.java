package io.neuralake.site.snippet;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/**
 * Writes Java: through the generated classes where their methods have the names that they usually have, and by names
 * where that is not certain.
 */
final class JavaSnippet {

    /** Methods of generated classes that are not an author's; theirs get another name then. */
    private static final Set<String> TAKEN = Set.of(
            "getClass",
            "hashCode",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "where",
            "select",
            "limit",
            "scan",
            "arrow",
            "stream",
            "count",
            "show",
            "frame",
            "explain",
            "qualifiedName",
            "self",
            "decode",
            "encode",
            "encodeNested",
            "rows",
            "batches",
            "databaseName",
            "catalog",
            "table",
            "sql",
            "tables",
            "close",
            "open");

    private final Example example;
    private final Table table;
    private final boolean typed;
    private final Set<String> imports = new TreeSet<>();
    private final Code code = new Code();

    private JavaSnippet(Example example) {
        this.example = example;
        this.table = example.table();
        this.typed = typed(example);
    }

    static Snippet of(Example example) {
        JavaSnippet java = new JavaSnippet(example);
        java.body();
        Code whole = new Code();
        for (String name : java.imports) {
            whole.keyword("import").plain(" " + name + ";\n");
        }
        return whole.plain("\n").add(java.code).snippet("java", "Java", "java");
    }

    private void body() {
        String type = catalogClass().orElse("Catalog");
        imports.add(
                catalogClass().isPresent()
                        ? catalogPackage().orElseThrow() + "." + type
                        : "io.neuralake.runtime.Catalog");
        code.keyword("try")
                .plain(" (" + type + " catalog = " + type + ".")
                .call("open")
                .plain("()) {\n    ");
        if (typed) {
            code.plain("catalog.")
                    .call(Names.lowerCamel(table.database()))
                    .plain("().")
                    .call(Names.lowerCamel(table.name()))
                    .plain("(");
            arguments();
            code.plain(")");
        } else {
            code.plain("catalog.").call("table").plain("(");
            text(table.qualifiedName());
            code.plain(")");
            namedArguments();
        }
        where();
        select();
        code.plain("\n            .")
                .call("limit")
                .plain("(100)\n            .")
                .call("show")
                .plain("();\n}");
    }

    private void arguments() {
        String separator = "";
        for (Example.Argument argument : example.arguments()) {
            code.plain(separator);
            argument.value()
                    .ifPresentOrElse(
                            value -> argument(value, argument.parameter().javaType()), () -> code.keyword("null"));
            separator = ", ";
        }
    }

    private void namedArguments() {
        List<Example.Argument> given = example.arguments().stream()
                .filter(argument -> argument.value().isPresent())
                .toList();
        if (table.function().isEmpty()) {
            return;
        }
        imports.add("java.util.Map");
        code.plain(".")
                .call("call")
                .plain("(Map.")
                .call(given.size() > 10 ? "ofEntries" : "of")
                .plain("(");
        String separator = "";
        for (Example.Argument argument : given) {
            code.plain(separator);
            if (given.size() > 10) {
                code.plain("Map.").call("entry").plain("(");
            }
            text(argument.parameter().name());
            code.plain(", ");
            literal(argument.value().orElseThrow());
            code.plain(given.size() > 10 ? ")" : "");
            separator = ", ";
        }
        code.plain("))");
    }

    private void argument(Literal value, String javaType) {
        switch (javaType) {
            case "byte", "java.lang.Byte" -> code.plain("(").keyword("byte").plain(") ");
            case "short", "java.lang.Short" -> code.plain("(").keyword("short").plain(") ");
            default -> {}
        }
        literal(value);
        if (javaType.equals("float") || javaType.equals("java.lang.Float")) {
            code.plain("f");
        }
    }

    private void where() {
        if (example.conditions().isEmpty()) {
            return;
        }
        code.plain("\n            .").call("where").plain("(t -> ");
        boolean first = true;
        for (Condition condition : example.conditions()) {
            code.plain(first ? "" : "\n                    .");
            if (!first) {
                code.call("and").plain("(");
            }
            condition(condition);
            code.plain(first ? "" : ")");
            first = false;
        }
        code.plain(")");
    }

    private void condition(Condition condition) {
        column(condition.column().name());
        code.plain(".").call(method(condition.operator())).plain("(");
        String separator = "";
        for (Literal value : condition.values()) {
            code.plain(separator);
            element(condition, value);
            separator = ", ";
        }
        code.plain(")");
    }

    /** An element of a list has the class of the declared one. */
    private void element(Condition condition, Literal value) {
        boolean ofList = condition.column().type() instanceof ColumnType.ListOf;
        if (typed && ofList && value.type() instanceof Scalar scalar) {
            switch (scalar) {
                case INT8 -> code.plain("(").keyword("byte").plain(") ");
                case INT16 -> code.plain("(").keyword("short").plain(") ");
                default -> {}
            }
            literal(value);
            code.plain(scalar == Scalar.FLOAT32 ? "f" : "");
            return;
        }
        literal(value);
    }

    private void column(String name) {
        code.plain("t.");
        if (typed) {
            code.call(table.column(name).map(Column::member).orElse(name)).plain("()");
        } else {
            code.call("column").plain("(");
            text(name);
            code.plain(")");
        }
    }

    private void select() {
        if (example.columns().isEmpty()) {
            return;
        }
        imports.add("java.util.List");
        code.plain("\n            .")
                .call("select")
                .plain("(t -> List.")
                .call("of")
                .plain("(");
        String separator = "";
        for (String name : example.columns()) {
            code.plain(separator);
            column(name);
            separator = ", ";
        }
        code.plain("))");
    }

    private void literal(Literal literal) {
        Field field = literal.field();
        if (literal.type() instanceof ColumnType.Decimal) {
            made("java.math.BigDecimal", "", field, Escape.JAVA);
        } else if (literal.type() instanceof ColumnType.Enumeration enumeration && typed) {
            String type = enumeration.type().replace('$', '.');
            String outer = enumeration.type().contains("$")
                    ? enumeration.type().substring(0, enumeration.type().indexOf('$'))
                    : type;
            imports.add(outer);
            code.plain(type.substring(outer.lastIndexOf('.') + 1) + ".").value(field);
        } else if (literal.type() instanceof Scalar scalar) {
            scalar(scalar, field);
        } else {
            quoted(field);
        }
    }

    private void scalar(Scalar scalar, Field field) {
        switch (scalar) {
            case BOOLEAN, INT8, INT16, INT32, FLOAT32, FLOAT64 -> code.value(field);
            case INT64 -> code.value(field).plain("L");
            case STRING -> quoted(field);
            case BINARY -> {
                imports.add("java.util.HexFormat");
                code.plain("HexFormat.")
                        .call("of")
                        .plain("().")
                        .call("parseHex")
                        .plain("(");
                quoted(field);
                code.plain(")");
            }
            case DATE -> made("java.time.LocalDate", "parse", field, Escape.JAVA);
            case TIME -> made("java.time.LocalTime", "parse", field, Escape.JAVA);
            case TIMESTAMP -> made("java.time.LocalDateTime", "parse", field, Escape.JAVA);
            case INSTANT -> made("java.time.Instant", "parse", field, Escape.JAVA);
            case UUID -> made("java.util.UUID", "fromString", field, Escape.JAVA);
        }
    }

    private void made(String type, String method, Field field, Escape escape) {
        imports.add(type);
        String name = type.substring(type.lastIndexOf('.') + 1);
        if (method.isEmpty()) {
            code.keyword("new").plain(" " + name + "(");
        } else {
            code.plain(name + ".").call(method).plain("(");
        }
        code.literal("\"").value(field, escape).literal("\"").plain(")");
    }

    private void quoted(Field field) {
        code.literal("\"").value(field, Escape.JAVA).literal("\"");
    }

    private void text(String text) {
        code.literal("\"" + Escape.JAVA.apply(text) + "\"");
    }

    private static String method(Operator operator) {
        return Names.lowerCamel(Names.lower(operator));
    }

    private Optional<String> catalogPackage() {
        return example.catalog().origin().map(origin -> {
            // A catalog is declared on a package or on a type.
            String place = origin.type();
            int dot = place.lastIndexOf('.');
            boolean onType = Character.isUpperCase(place.charAt(dot + 1));
            return onType ? place.substring(0, Math.max(0, dot)) : place;
        });
    }

    private Optional<String> catalogClass() {
        String name = Names.upperCamel(example.catalog().name()) + "Catalog";
        boolean named = !example.catalog().name().isEmpty() && SourceVersion.isIdentifier(name);
        return catalogPackage()
                .filter(place -> named && !place.isEmpty() && SourceVersion.isName(place))
                .map(place -> name);
    }

    /** Whether the generated classes have what the snippet calls. */
    private boolean typed(Example shown) {
        List<String> methods = new ArrayList<>();
        methods.add(Names.lowerCamel(table.database()));
        methods.add(Names.lowerCamel(table.name()));
        shown.conditions().forEach(condition -> methods.add(condition.column().member()));
        shown.columns().forEach(name -> table.column(name).map(Column::member).ifPresent(methods::add));
        boolean enums = shown.conditions().stream()
                .flatMap(condition -> condition.values().stream())
                .allMatch(value -> !(value.type() instanceof ColumnType.Enumeration enumeration)
                        || (SourceVersion.isName(enumeration.type().replace('$', '.'))
                                && enumeration.values().stream().allMatch(SourceVersion::isIdentifier)));
        boolean values = shown.conditions().stream()
                .flatMap(condition -> condition.values().stream()
                        .map(value ->
                                value.type() == Scalar.STRING && !(elementType(condition.column()) == Scalar.STRING)))
                .noneMatch(wrong -> wrong);
        boolean near = catalogClass().isPresent()
                && table.accessor().startsWith(catalogPackage().orElse("") + ".");
        return near
                && enums
                && values
                && methods.stream()
                        .allMatch(name -> SourceVersion.isIdentifier(name)
                                && !SourceVersion.isKeyword(name)
                                && !TAKEN.contains(name));
    }

    private static ColumnType elementType(Column column) {
        return column.type() instanceof ColumnType.ListOf list ? list.element() : column.type();
    }
}
