package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reports columns and nested fields whose Java type cannot be stored, each with what to declare instead. */
public final class ColumnTypeCheck implements TableCheck {

    private static final Map<String, String> REPLACEMENTS = Map.ofEntries(
            Map.entry("BigInteger", "@Decimal(precision = 38, scale = 0) BigDecimal"),
            Map.entry("Calendar", "java.time.Instant"),
            Map.entry("CharSequence", "String"),
            Map.entry("Collection", "java.util.List"),
            Map.entry("Date", "java.time.LocalDate or java.time.Instant"),
            Map.entry("Duration", "long, with @Column(unit = \"us\")"),
            Map.entry("HashMap", "java.util.Map"),
            Map.entry("Iterable", "java.util.List"),
            Map.entry("Number", "long, double or BigDecimal"),
            Map.entry("OffsetDateTime", "java.time.Instant"),
            Map.entry("Set", "java.util.List"),
            Map.entry("ArrayList", "java.util.List"),
            Map.entry("Timestamp", "java.time.Instant"),
            Map.entry("URI", "String"),
            Map.entry("URL", "String"),
            Map.entry("Year", "int"),
            Map.entry("ZonedDateTime", "java.time.Instant"));

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Column column : NestedColumns.all(table)) {
            for (ColumnType type : NestedColumns.parts(column.type())) {
                if (type instanceof ColumnType.Unsupported unsupported) {
                    problems.add(problem(column, unsupported));
                }
            }
        }
        return problems.stream();
    }

    private static Problem problem(Column column, ColumnType.Unsupported type) {
        String what = "column '" + column.name() + "'";
        String written = JavaTypes.simple(type.written());
        return switch (type.reason()) {
            case UNKNOWN ->
                new Problem(
                        Rule.NL0301,
                        column.origin(),
                        what + " has the type " + written + ", which cannot be stored",
                        instead(column, written));
            case RAW ->
                new Problem(
                        Rule.NL0302,
                        column.origin(),
                        what + " has the type " + written + " without type arguments, so what it holds is unknown",
                        "write the type arguments, for example " + withArguments(written));
            case RECURSIVE ->
                new Problem(
                        Rule.NL0306,
                        column.origin(),
                        what + " has the type " + written + ", which contains itself, so its columns have no end",
                        "store a key of the other " + JavaTypes.name(written) + " instead, for example 'long "
                                + column.member() + "Id'");
            case DECIMAL_WITHOUT_SIZE ->
                new Problem(
                        Rule.NL0305,
                        column.origin(),
                        what + " has the type " + written + ", but storage needs its precision and scale",
                        "add @Decimal(precision = 18, scale = 2) with the digits that the values have");
            case MAP_KEY ->
                new Problem(
                        Rule.NL0307,
                        column.origin(),
                        what + " has the type " + written
                                + ", but map keys are text, whole numbers, dates, UUIDs or enum constants",
                        "declare the keys as String, or the column as a list of records");
        };
    }

    private static String instead(Column column, String written) {
        String name = JavaTypes.name(written);
        if (written.endsWith("[]")) {
            return "declare 'List<" + written.substring(0, written.length() - 2) + "> " + column.member() + "'";
        }
        String replacement = REPLACEMENTS.get(name);
        return replacement != null
                ? "declare '" + column.member() + "' as " + replacement
                : "declare '" + column.member() + "' as a number, boolean, String, byte[], date, time, Instant, UUID,"
                        + " enum or record, or a List or Map of these";
    }

    private static String withArguments(String written) {
        return switch (JavaTypes.name(written)) {
            case "Map" -> "Map<String, String>";
            case "List" -> "List<String>";
            default -> JavaTypes.name(written) + "<String>";
        };
    }
}
