package io.neuralake.server.rest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.server.query.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the parameters of {@code /api/tables/<table>} ask for, as SQL.
 *
 * @param rows the statement
 * @param count the statement that counts all rows that the filters let pass
 * @param counted whether that number is wanted
 * @param version version of the table, if one is named
 * @param moment moment of the table, if one is named
 * @param page the page, from 1, if there are pages
 * @param limit rows of a page, if there are pages
 */
public record RestQuery(
        String rows,
        String count,
        boolean counted,
        Optional<Long> version,
        Optional<Instant> moment,
        Optional<Long> page,
        Optional<Long> limit) {

    /** The rows as a statement. */
    public Statement statement(Table table) {
        return statement(table, rows);
    }

    /** The number of rows as a statement. */
    public Statement counting(Table table) {
        return statement(table, count);
    }

    private Statement statement(Table table, String text) {
        return new Statement(
                text,
                List.of(),
                version.map(number -> Map.of(table.qualifiedName(), number)).orElse(Map.of()),
                moment.map(instant -> Map.of(table.qualifiedName(), instant)).orElse(Map.of()));
    }

    /**
     * Reads parameters, those that are not known left out, as ROAPI does.
     *
     * @param parameters names and values, decoded
     */
    public static RestQuery of(Table table, List<Map.Entry<String, String>> parameters) throws RestException {
        Reading reading = new Reading(table);
        for (Map.Entry<String, String> parameter : parameters) {
            reading.take(parameter.getKey(), parameter.getValue());
        }
        return reading.query();
    }

    /** What has been read so far. */
    private static final class Reading {

        private final Table table;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, List<String>> alternatives = new TreeMap<>();
        private final Map<String, String> arguments = new TreeMap<>();
        private final Set<String> seen = new HashSet<>();
        private String columns = "*";
        private String order = "";
        private Optional<Long> limit = Optional.empty();
        private Optional<Long> page = Optional.empty();
        private Optional<Long> version = Optional.empty();
        private Optional<Instant> moment = Optional.empty();
        private boolean counted;

        Reading(Table table) {
            this.table = table;
        }

        void take(String name, String value) throws RestException {
            if (name.startsWith("filter[")) {
                filter(name, value, "filter[".length(), conditions);
            } else if (name.startsWith("or[")) {
                int end = name.indexOf("][");
                if (end < 0) {
                    throw new RestException(
                            "rest_query", "parameter '" + name + "' names no column: write or[group][column]");
                }
                filter(
                        name,
                        value,
                        end + 2,
                        alternatives.computeIfAbsent(name.substring(3, end), group -> new ArrayList<>()));
            } else if (name.startsWith("arg[") && name.endsWith("]")) {
                argument(name, name.substring("arg[".length(), name.length() - 1), value);
            } else {
                plain(name, value);
            }
        }

        private void filter(String name, String value, int from, List<String> into) throws RestException {
            int end = name.lastIndexOf(']');
            if (end <= from) {
                throw new RestException("rest_query", "parameter '" + name + "' names no column: write filter[column]");
            }
            into.add(Filter.sql(table, name, name.substring(from, end), name.substring(end + 1), value));
        }

        private void argument(String name, String parameter, String value) throws RestException {
            List<Parameter> parameters =
                    table.function().map(Table.Function::parameters).orElse(List.of());
            Parameter found = parameters.stream()
                    .filter(one -> one.name().equals(parameter))
                    .findFirst()
                    .orElseThrow(() -> new RestException(
                            "rest_query",
                            "table '" + table.qualifiedName() + "' has no parameter '" + parameter + "'"));
            if (arguments.put(
                            found.name(),
                            Literals.name(found.name()) + " := "
                                    + Literals.of(found.type(), Token.one(value, name), name))
                    != null) {
                throw twice(name);
            }
        }

        private void plain(String name, String value) throws RestException {
            switch (name) {
                case "columns" -> columns = columns(value);
                case "sort" -> order = order(value);
                case "limit" -> limit = Optional.of(number(name, value, 0));
                case "page" -> page = Optional.of(number(name, value, 1));
                case "version" -> version = Optional.of(number(name, value, 0));
                case "timestamp" -> moment = Optional.of(moment(value));
                case "total" -> counted = !value.equals("false");
                default -> {
                    // Not for us; ROAPI does not mind either.
                    return;
                }
            }
            if (!seen.add(name)) {
                throw twice(name);
            }
        }

        private static RestException twice(String name) {
            return new RestException("rest_query", "parameter '" + name + "' is there twice");
        }

        private String columns(String value) throws RestException {
            Set<String> names = new HashSet<>();
            List<String> quoted = new ArrayList<>();
            for (String part : value.split(",", -1)) {
                Column column = Filter.column(table, part.strip(), "invalid_projection");
                if (!names.add(column.name())) {
                    throw new RestException("invalid_projection", "column '" + column.name() + "' is there twice");
                }
                quoted.add(Literals.name(column.name()));
            }
            return String.join(", ", quoted);
        }

        private String order(String value) throws RestException {
            List<String> terms = new ArrayList<>();
            for (String part : value.split(",", -1)) {
                String term = part.strip();
                boolean down = term.startsWith("-");
                String name = down || term.startsWith("+") ? term.substring(1) : term;
                Column column = Filter.column(table, name, "invalid_sort");
                terms.add(Literals.name(column.name()) + (down ? " DESC" : " ASC") + " NULLS FIRST");
            }
            return " ORDER BY " + String.join(", ", terms);
        }

        private static long number(String name, String value, long least) throws RestException {
            if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < least) {
                throw new RestException(
                        "invalid_numeric_param", "parameter '" + name + "' is a whole number from " + least);
            }
            return Long.parseLong(value);
        }

        private static Instant moment(String value) throws RestException {
            // A plus sign that was not written as %2B has become a blank.
            String text = value.strip().replace(' ', value.contains("T") ? '+' : 'T');
            try {
                if (text.length() == "2024-04-14".length()) {
                    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new RestException(
                        "rest_query_value", "parameter 'timestamp' is a moment: write 2024-04-14T09:30:00Z");
            }
        }

        RestQuery query() throws RestException {
            if (version.isPresent() && moment.isPresent()) {
                throw new RestException("rest_query", "parameters 'version' and 'timestamp' exclude each other");
            }
            if ((version.isPresent() || moment.isPresent()) && table.format() != Format.DELTA) {
                throw new RestException(
                        "rest_query", "table '" + table.qualifiedName() + "' is no Delta table and has no versions");
            }
            String from = " FROM " + from() + where();
            return new RestQuery(
                    "SELECT " + columns + from + order + page(),
                    "SELECT count(*) AS rows" + from,
                    counted,
                    version,
                    moment,
                    limit.map(rows -> page.orElse(1L)),
                    limit);
        }

        private String from() {
            String name = Literals.name(table.database()) + "." + Literals.name(table.name());
            return table.function().isPresent() ? name + "(" + String.join(", ", arguments.values()) + ")" : name;
        }

        private String where() {
            List<String> all = new ArrayList<>(conditions);
            for (List<String> group : alternatives.values()) {
                all.add(group.stream().collect(Collectors.joining(" OR ", "(", ")")));
            }
            return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
        }

        private String page() throws RestException {
            if (limit.isEmpty()) {
                return "";
            }
            try {
                long offset = Math.multiplyExact(limit.get(), page.orElse(1L) - 1);
                return " LIMIT " + limit.get() + (offset == 0 ? "" : " OFFSET " + offset);
            } catch (ArithmeticException e) {
                throw new RestException("invalid_numeric_param", "there is no such page");
            }
        }
    }
}
