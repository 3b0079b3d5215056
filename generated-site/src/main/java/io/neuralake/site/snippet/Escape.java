package io.neuralake.site.snippet;

import io.neuralake.catalog.Names;
import io.neuralake.site.text.Visible;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How a value is written between the quotes of a language. The page's script has the same functions under the same names,
 * for values that are edited; a test compares the two.
 *
 * <p>Letters that cannot be seen are written so that they can be.
 */
public enum Escape {
    /** In a Java string. */
    JAVA,
    /** In a Python string in double quotes, three of them too. */
    PYTHON,
    /** In a SQL string. */
    SQL,
    /** In single quotes of a POSIX shell. */
    SHELL,
    /** In double quotes of SQL, as identifiers are. */
    IDENTIFIER,
    /** In single quotes of the server's query parameters, where a quote is doubled. */
    QUOTE,
    /** In the query of an address. */
    URL,
    /** A truth value in Python. */
    TRUTH;

    /** The text as it is written. */
    public String apply(String text) {
        return switch (this) {
            case JAVA -> java(text);
            case PYTHON -> python(text);
            case SQL -> sql(text);
            case SHELL -> text.replace("'", "'\\''");
            case IDENTIFIER -> text.replace("\"", "\"\"");
            case QUOTE -> text.replace("'", "''");
            case URL -> url(text);
            case TRUTH -> text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        };
    }

    /** Its name in the page. */
    public String id() {
        return Names.lower(this);
    }

    private static String java(String text) {
        StringBuilder java = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"', '\\' -> java.append('\\').append((char) letter);
                case '\n' -> java.append("\\n");
                case '\r' -> java.append("\\r");
                case '\t' -> java.append("\\t");
                default -> {
                    if (!Visible.hidden(letter)) {
                        java.appendCodePoint(letter);
                    } else if (letter < 0x20) {
                        // A Unicode escape of a line end would be a line end.
                        java.append(String.format(Locale.ROOT, "\\%03o", letter));
                    } else {
                        for (char unit : Character.toChars(letter)) {
                            java.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                        }
                    }
                }
            }
        });
        return java.toString();
    }

    private static String python(String text) {
        StringBuilder python = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"', '\\' -> python.append('\\').append((char) letter);
                case '\n' -> python.append("\\n");
                case '\r' -> python.append("\\r");
                case '\t' -> python.append("\\t");
                default -> {
                    if (Visible.hidden(letter)) {
                        python.append(String.format(Locale.ROOT, letter > 0xffff ? "\\U%08x" : "\\u%04x", letter));
                    } else {
                        python.appendCodePoint(letter);
                    }
                }
            }
        });
        return python.toString();
    }

    private static String sql(String text) {
        StringBuilder sql = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(letter -> {
            if (letter == '\'') {
                sql.append("''");
            } else if (Visible.hidden(letter)) {
                sql.append("' || chr(").append(letter).append(") || '");
            } else {
                sql.appendCodePoint(letter);
            }
        });
        return sql.toString();
    }

    private static String url(String text) {
        StringBuilder url = new StringBuilder(text.length() + 8);
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || "-._~".indexOf(letter) >= 0;
            if (plain) {
                url.append(letter);
            } else {
                url.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            }
        }
        return url.toString();
    }
}
