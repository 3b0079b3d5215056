package io.neuralake.server.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as a parameter writes it: {@code 4595}, {@code -1.5}, {@code true}, {@code 2024-04-14}, or {@code 'text'} with quotes inside
 * doubled.
 *
 * @param text its text, without quotes around it
 * @param quoted whether it was in quotes
 */
record Token(String text, boolean quoted) {

    /** The only value. */
    static Token one(String text, String parameter) throws RestException {
        List<Token> tokens = read(text, false, parameter);
        return tokens.get(0);
    }

    /** Values with commas between them; parentheses around them do not matter. */
    static List<Token> list(String text, String parameter) throws RestException {
        String inner = text.strip();
        if (inner.startsWith("(") && inner.endsWith(")") && inner.length() > 1) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return read(inner, true, parameter);
    }

    private static List<Token> read(String text, boolean many, String parameter) throws RestException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (true) {
            at = afterBlanks(text, at);
            int end;
            if (at < text.length() && text.charAt(at) == '\'') {
                StringBuilder inside = new StringBuilder();
                end = quoted(text, at, inside, parameter);
                tokens.add(new Token(inside.toString(), true));
                end = afterBlanks(text, end);
            } else {
                int comma = many ? text.indexOf(',', at) : -1;
                end = comma < 0 ? text.length() : comma;
                String bare = text.substring(at, end).strip();
                if (bare.isEmpty()) {
                    throw new RestException("rest_query_value", "parameter '" + parameter + "' lacks a value");
                }
                tokens.add(new Token(bare, false));
            }
            if (end == text.length()) {
                return tokens;
            }
            if (!many || text.charAt(end) != ',') {
                throw new RestException(
                        "rest_query_value",
                        "parameter '" + parameter + "' goes on after its value: double a quote that belongs to it");
            }
            at = end + 1;
        }
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int quoted(String text, int from, StringBuilder inside, String parameter) throws RestException {
        int at = from + 1;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter != '\'') {
                inside.append(letter);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                inside.append('\'');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new RestException("rest_query_value", "parameter '" + parameter + "' has a quote that is not closed");
    }
}
