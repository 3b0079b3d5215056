package io.neuralake.server.postgres;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of a panel's query what Grafana 12 sends: variables are filled in by the browser, then macros by the PostgreSQL
 * data source, as {@code macros.go} does, whose arguments end at the first closing parenthesis.
 *
 * @param from start of the time range
 * @param to end of the time range
 * @param interval width of a point on a time axis
 * @param variables chosen values by the name of their variable
 * @param all what stands for all values, by the name of the variable; a variable that is not among the chosen is all
 */
record GrafanaQuery(
        Instant from, Instant to, Duration interval, Map<String, List<String>> variables, Map<String, String> all) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):(\\w+)}");
    private static final Pattern MACRO = Pattern.compile("\\$([_a-zA-Z0-9]+)\\(([^)]*)\\)");

    String expand(String sql) {
        String filled = VARIABLE.matcher(sql.replace("$__interval", seconds() + "s"))
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(variable(match)));
        return MACRO.matcher(filled)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(macro(filled, match)));
    }

    private String seconds() {
        return String.valueOf(interval.toSeconds());
    }

    /** All values stand as they are, whatever the format is. */
    private String variable(MatchResult match) {
        String name = match.group(1);
        if (!match.group(2).equals("sqlstring")) {
            throw new IllegalArgumentException(match.group());
        }
        List<String> chosen = variables.get(name);
        return chosen == null
                ? all.get(name)
                : chosen.stream()
                        .map(value -> "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(","));
    }

    private String macro(String sql, MatchResult match) {
        List<String> arguments =
                Stream.of(match.group(2).split(",", -1)).map(String::strip).toList();
        String first = arguments.get(0);
        boolean aliased = match.group(1).equals("__timeGroup") && sql.startsWith(",", match.end());
        return switch (aliased ? "__timeGroupAlias" : match.group(1)) {
            case "__time" -> first + " AS \"time\"";
            case "__timeEpoch" -> "extract(epoch from " + first + ") as \"time\"";
            case "__timeFilter" -> first + " BETWEEN '" + text(from) + "' AND '" + text(to) + "'";
            case "__timeFrom" -> "'" + text(from) + "'";
            case "__timeTo" -> "'" + text(to) + "'";
            case "__timeGroup" -> group("extract(epoch from " + first + ")", arguments.get(1));
            case "__timeGroupAlias" -> group("extract(epoch from " + first + ")", arguments.get(1)) + " AS \"time\"";
            case "__unixEpochFilter" ->
                first + " >= " + from.getEpochSecond() + " AND " + first + " <= " + to.getEpochSecond();
            case "__unixEpochNanoFilter" -> first + " >= " + nanos(from) + " AND " + first + " <= " + nanos(to);
            case "__unixEpochNanoFrom" -> nanos(from);
            case "__unixEpochNanoTo" -> nanos(to);
            case "__unixEpochGroup" -> group("(" + first + ")", arguments.get(1));
            case "__unixEpochGroupAlias" -> group("(" + first + ")", arguments.get(1)) + " AS \"time\"";
            default -> throw new IllegalArgumentException("unknown macro \"" + match.group(1) + "\"");
        };
    }

    private static String text(Instant moment) {
        return DateTimeFormatter.ISO_INSTANT.format(moment);
    }

    private static String nanos(Instant moment) {
        return BigDecimal.valueOf(moment.getEpochSecond(), -9)
                .add(BigDecimal.valueOf(moment.getNano()))
                .toBigInteger()
                .toString();
    }

    private static String group(String seconds, String interval) {
        String text = interval.replace("'", "");
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        long width = switch (text.charAt(text.length() - 1)) {
            case 's' -> number;
            case 'm' -> number * 60;
            case 'h' -> number * 3600;
            case 'd' -> number * 86400;
            default -> throw new IllegalArgumentException(interval);
        };
        return "floor(" + seconds + "/" + width + ")*" + width;
    }
}
