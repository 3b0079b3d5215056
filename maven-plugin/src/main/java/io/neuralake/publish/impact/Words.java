package io.neuralake.publish.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a text that may be a statement, or a part of one, or a name; nothing is parsed. */
final class Words {

    private static final String QUOTES = "\"`[]";
    private static final Set<String> BEFORE_STAR = Set.of("select", "distinct", "all");

    private final String text;
    private final List<Word> words = new ArrayList<>();

    Words(String text) {
        this.text = text;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && part(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(new Word(text.substring(start, i), start, i));
                start = -1;
            }
        }
    }

    /**
     * One word.
     *
     * @param text the word
     * @param start index of its first character
     * @param end index behind its last one
     */
    record Word(String text, int start, int end) {}

    List<Word> all() {
        return words;
    }

    /** A word and the next, {@code bci.spikes}, if a dot, and nothing else but quotes and blanks, is between them. */
    Optional<String> qualified(int index) {
        return index >= 0 && index + 1 < words.size() && joined(index)
                ? Optional.of(
                        words.get(index).text() + "." + words.get(index + 1).text())
                : Optional.empty();
    }

    /** Whether a word and the next are a certain name, whatever its case. */
    boolean named(int index, String qualifiedName) {
        return qualified(index).filter(qualifiedName::equalsIgnoreCase).isPresent();
    }

    private boolean joined(int index) {
        int dots = 0;
        for (char between : text.substring(
                        words.get(index).end(), words.get(index + 1).start())
                .toCharArray()) {
            if (between == '.') {
                dots++;
            } else if (QUOTES.indexOf(between) < 0 && !Character.isWhitespace(between)) {
                return false;
            }
        }
        return dots == 1;
    }

    /** Whether the text before an index chooses columns: it selects, not everything, and nothing is put in at run time. */
    boolean chooses(int end) {
        boolean selects =
                words.stream().anyMatch(word -> word.end() <= end && word.text().equalsIgnoreCase("select"));
        return selects && text.indexOf('\u0001') < 0 && !star(end);
    }

    private boolean star(int end) {
        for (int at = text.indexOf('*'); at >= 0 && at < end; at = text.indexOf('*', at + 1)) {
            String before = text.substring(0, at).stripTrailing();
            if (before.endsWith(",") || before.endsWith(".") || afterKeyword(before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean afterKeyword(String before) {
        int start = before.length();
        while (start > 0 && part(before.charAt(start - 1))) {
            start--;
        }
        return BEFORE_STAR.stream().anyMatch(before.substring(start)::equalsIgnoreCase);
    }

    private static boolean part(char one) {
        return Character.isLetterOrDigit(one) || one == '_' || one == '$';
    }
}
