package io.neuralake.server.postgres;

import io.neuralake.server.protocol.Failed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a query failed in the protocol's words. */
final class Failures {

    private static final Pattern PLACE = Pattern.compile(" \\(line ([0-9]{1,9}), column ([0-9]{1,9})\\)");
    private static final int LONGEST = 4000;

    /** What a message says of a statement that is wrong, and the code for it; the first that fits counts. */
    private static final Map<String, String> STATEMENT = inOrder(
            "syntax error", SqlState.SYNTAX_ERROR,
            "parser error", SqlState.SYNTAX_ERROR,
            "unterminated", SqlState.SYNTAX_ERROR,
            "no select statement", SqlState.READ_ONLY,
            "it calls", SqlState.UNDEFINED_FUNCTION,
            "table with name", SqlState.UNDEFINED_TABLE,
            "parameter", SqlState.UNDEFINED_PARAMETER,
            "must appear in the group by", SqlState.GROUPING,
            "ambiguous", SqlState.AMBIGUOUS_COLUMN,
            "conversion error", SqlState.INVALID_TEXT,
            "could not convert", SqlState.INVALID_TEXT,
            "field format", SqlState.BAD_DATETIME,
            "cannot compare", SqlState.DATATYPE_MISMATCH,
            "no function matches", SqlState.UNDEFINED_FUNCTION,
            "function", SqlState.UNDEFINED_FUNCTION,
            "column", SqlState.UNDEFINED_COLUMN,
            "table", SqlState.UNDEFINED_TABLE,
            "type", SqlState.UNDEFINED_OBJECT,
            "nested too deeply", SqlState.PROGRAM_LIMIT,
            "characters", SqlState.PROGRAM_LIMIT);

    private static final Map<String, String> READING = inOrder(
            "division by zero", SqlState.DIVISION_BY_ZERO,
            "divide by zero", SqlState.DIVISION_BY_ZERO,
            "out of range", SqlState.OUT_OF_RANGE,
            "overflow", SqlState.OUT_OF_RANGE,
            "conversion error", SqlState.INVALID_TEXT,
            "could not convert", SqlState.INVALID_TEXT,
            "field format", SqlState.BAD_DATETIME,
            "invalid input", SqlState.DATA_EXCEPTION,
            "out of memory", SqlState.OUT_OF_MEMORY);

    private Failures() {}

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /**
     * The error for a failure.
     *
     * @param statement the statement that failed
     * @param start characters of the client's text before the statement
     */
    static PostgresException of(Failed failed, String statement, int start) {
        if (failed.cause() == Failed.Cause.CANCELLED) {
            // Clients look for these words.
            return PostgresException.error(SqlState.QUERY_CANCELLED, "canceling statement due to user request");
        }
        String reason = failed.reason().length() > LONGEST ? failed.reason().substring(0, LONGEST) : failed.reason();
        PostgresException error = PostgresException.error(state(failed), reason).hint(failed.fix());
        Matcher place = PLACE.matcher(reason);
        return place.find()
                ? error.at(start + position(statement, number(place.group(1)), number(place.group(2))))
                : error;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String state(Failed failed) {
        // The place has the word for a column in it.
        String reason = PLACE.matcher(failed.reason()).replaceAll("").toLowerCase(Locale.ROOT);
        return switch (failed.cause()) {
            case STATEMENT -> found(STATEMENT, reason, SqlState.RULE_VIOLATION);
            case READING -> found(READING, reason, SqlState.IO_ERROR);
            case LIMIT -> reason.contains("takes longer") ? SqlState.QUERY_CANCELLED : SqlState.PROGRAM_LIMIT;
            case CANCELLED -> SqlState.QUERY_CANCELLED;
            case BUSY -> SqlState.BUSY;
            case LOST -> SqlState.INTERNAL;
        };
    }

    private static String found(Map<String, String> states, String reason, String other) {
        for (Map.Entry<String, String> state : states.entrySet()) {
            if (reason.contains(state.getKey())) {
                return state.getValue();
            }
        }
        return other;
    }

    /** Place in a text, in characters from 1. */
    private static int position(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return 1;
            }
            start = end + 1;
        }
        return text.codePointCount(0, start) + column;
    }
}
