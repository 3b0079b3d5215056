package io.neuralake.server.sql;

import java.util.List;

/**
 * One statement of a text.
 *
 * @param text the statement, without the semicolon after it
 * @param start where it begins in the text that it was found in, in UTF-16 units
 * @param tokens its tokens, at least one; their places are those in the statement
 */
public record SqlText(String text, int start, List<Token> tokens) {

    /** Copies the tokens. */
    public SqlText {
        tokens = List.copyOf(tokens);
    }

    static SqlText of(String whole, List<Token> tokens) {
        int start = tokens.get(0).start();
        int end = tokens.get(tokens.size() - 1).end();
        return new SqlText(
                whole.substring(start, end),
                start,
                tokens.stream()
                        .map(token -> new Token(token.kind(), token.text(), token.start() - start))
                        .toList());
    }

    /** A part of it, from one token up to another, which is not in it. */
    public SqlText part(int from, int to) {
        return of(text, tokens.subList(from, to));
    }

    /** Whether it begins with these keywords, in lower case. */
    public boolean begins(String... keywords) {
        if (tokens.size() < keywords.length) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.get(i).word(keywords[i])) {
                return false;
            }
        }
        return true;
    }
}
