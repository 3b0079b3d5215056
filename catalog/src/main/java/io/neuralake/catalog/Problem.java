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

    /** Code and message on the first line, the fix on the second, as compilers and build tools show it. */
    public String text() {
        return "[" + rule + "] " + message + "\n  fix: " + fix;
    }
}
