package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that is right and meets a value for which it cannot be computed.
 *
 * <p>DuckDB quotes what it executes, which may have more in it than the user's statement; of that only what the user wrote is told.
 */
final class ValueFailure {

    private static final Pattern KIND = Pattern.compile("(?s)(Conversion|Out of Range|Invalid Input) Error: (.*)");
    private static final Pattern QUOTE = Pattern.compile("(?s)(.*?)\\s*\\nLINE \\d+: ([^\n]*)\\n( *)(\\^+).*");
    private static final Pattern SETTING = Pattern.compile("\\s*\\n+Use \"SET [^\n]*");
    private static final int LONGEST = 100;

    private ValueFailure() {}

    /**
     * What to say of a failure; empty if it is of another kind.
     *
     * @param statement as the user wrote it
     */
    static Optional<LakeException> of(String asked, String statement, Exception cause) {
        Matcher kind = KIND.matcher(String.valueOf(cause.getMessage()).strip());
        if (!kind.matches()) {
            return Optional.empty();
        }
        String message = SETTING.matcher(kind.group(2)).replaceAll("");
        Matcher quote = QUOTE.matcher(message);
        String reason = quote.matches() ? quote.group(1) + place(statement, quote) : message;
        return Optional.of(new LakeException(asked, reason.strip(), fix(kind.group(1), message), cause));
    }

    /** The part of the statement that DuckDB marks, and where it is if it is in one place. */
    private static String place(String statement, Matcher quote) {
        String line = quote.group(2);
        int from = quote.group(3).length() - "LINE 1: ".length();
        int to = from + quote.group(4).length();
        if (from < 0 || to > line.length()) {
            return "";
        }
        String part = line.substring(from, to);
        int first = statement.indexOf(part);
        if (first < 0 || part.length() > LONGEST) {
            return "";
        }
        boolean only = statement.indexOf(part, first + 1) < 0;
        return ", at " + part + (only ? new StatementPlace(statement).at(first) : "");
    }

    private static String fix(String kind, String message) {
        if (kind.equals("Conversion")) {
            return "leave out the values that do not fit, or use TRY_CAST(… AS …), which makes them null";
        }
        if (kind.equals("Out of Range")) {
            return "compute with a wider type, as in CAST(… AS DOUBLE)";
        }
        return message.startsWith("More than one row returned by a subquery")
                ? "let the subquery give one row, by LIMIT 1 or an aggregate"
                : "correct the statement, or leave out the rows for which it cannot be computed";
    }
}
