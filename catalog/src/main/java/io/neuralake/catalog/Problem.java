package io.neuralake.catalog;

/**
 * One breach of a rule, ready to be shown to the author.
 *
 * @param rule the rule
 * @param origin the narrowest declaration that holds the cause
 * @param message what was found and what was expected, in the author's own names; lower case, no full stop
 * @param fix an edit that can be typed
 */
public record Problem(Rule rule, Origin origin, String message, String fix) {

    private static final int LONGEST = 2000;

    /** Code and message on the first line, the fix on the second, as compilers and build tools show it. */
    public String text() {
        return "[" + rule + "] " + shortened(message) + "\n  fix: " + shortened(fix);
    }

    /** A text that an author pasted by mistake can be longer than everything else that there is to say. */
    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
    }
}
