package io.neuralake.processor.accessor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;

/** Makes Javadoc of Markdown: the first sentence, in letters that neither javac nor doclint reads as anything else. */
final class Javadoc {

    /** More than this in one line is read by nobody. */
    private static final int LONGEST = 160;

    private static final String CUT = " ...";

    private Javadoc() {}

    /** The first sentence without its full stop; empty if there is none. */
    static String sentence(String markdown) {
        StringBuilder words = new StringBuilder(Math.min(markdown.length(), LONGEST + 16));
        boolean space = false;
        for (int i = 0; i < markdown.length() && words.length() <= LONGEST; i++) {
            char letter = markdown.charAt(i);
            if (letter == '\n' && i + 1 < markdown.length() && markdown.charAt(i + 1) == '\n') {
                break;
            }
            if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
                if (endsSentence(words)) {
                    break;
                }
                space = !words.isEmpty();
            } else {
                words.append(space ? " " : "").append(letter);
                space = false;
            }
        }
        return words.length() > LONGEST ? cut(words) : withoutStop(words);
    }

    /** What follows a name at the end of a sentence: the description, if there is one, and a full stop. */
    static String continued(String markdown) {
        String sentence = sentence(markdown);
        return sentence.isEmpty() ? "." : ": " + escape(sentence) + (sentence.endsWith(CUT) ? "" : ".");
    }

    /** What a table's accessor is. */
    static String accessor(Table table) {
        return "Typed access to {@code " + escape(table.qualifiedName()) + "}" + continued(table.description());
    }

    /** What a database's class is. */
    static String database(Database database) {
        return "Tables of {@code " + escape(database.name()) + "}" + continued(database.description());
    }

    /** What a catalog's class is. */
    static String catalog(Catalog catalog) {
        return "The catalog {@code " + escape(catalog.name()) + "}" + continued(catalog.description());
    }

    /** What the method of a table or database returns. */
    static String returned(String what, String name, String description) {
        String sentence = sentence(description);
        return "{@return " + what + " {@code " + escape(name) + "}"
                + (sentence.isEmpty() ? "" : ": " + escape(sentence)) + "}";
    }

    /** What the method of a column returns. */
    static String column(Column column) {
        StringBuilder text = new StringBuilder("{@return column {@code ")
                .append(escape(column.name()))
                .append('}');
        if (!column.unit().isEmpty()) {
            text.append(", ").append(escape(sentence(column.unit())));
        }
        String sentence = sentence(column.description());
        if (!sentence.isEmpty()) {
            text.append(": ").append(escape(sentence));
        }
        return text.append('}').toString();
    }

    private static boolean endsSentence(CharSequence words) {
        return !words.isEmpty() && words.charAt(words.length() - 1) == '.';
    }

    private static String withoutStop(StringBuilder words) {
        return endsSentence(words) ? words.substring(0, words.length() - 1) : words.toString();
    }

    private static String cut(StringBuilder words) {
        int end = words.lastIndexOf(" ", LONGEST);
        int at = end > 0 ? end : Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return words.substring(0, at) + CUT;
    }

    /** Text in a comment: no tag, no entity, no end of the comment, no Unicode escape. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '\\' -> escaped.append("&#92;");
                case '/' -> escaped.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
                case '*' -> escaped.append(i == 0 ? "&#42;" : "*");
                default -> escaped.append(Character.isISOControl(letter) ? ' ' : letter);
            }
        }
        return escaped.toString();
    }
}
