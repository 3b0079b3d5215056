package io.neuralake.site.snippet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Code that reads a table.
 *
 * @param id its name in the page
 * @param label name of the language, for readers
 * @param language name of the language, for highlighters
 * @param tokens the code
 */
public record Snippet(String id, String label, String language, List<Token> tokens) {

    /** Copies the tokens. */
    public Snippet {
        tokens = List.copyOf(tokens);
    }

    /** The code as it is copied. */
    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
