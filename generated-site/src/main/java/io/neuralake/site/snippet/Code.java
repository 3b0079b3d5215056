package io.neuralake.site.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a snippet, token by token, also within a string of another language. */
final class Code {

    private final List<Token> tokens = new ArrayList<>();
    private final List<Escape> around;

    /** Code of its own. */
    Code() {
        this(List.of());
    }

    private Code(List<Escape> around) {
        this.around = around;
    }

    /** The code of another language within a string of this one. */
    Code within(Escape quotes) {
        return new Code(List.of(quotes));
    }

    /** Appends what was written within a string. */
    Code add(Code inner) {
        inner.tokens.forEach(this::append);
        return this;
    }

    Code plain(String text) {
        return write("", text);
    }

    Code keyword(String text) {
        return write(Token.KEYWORD, text);
    }

    Code call(String text) {
        return write(Token.CALL, text);
    }

    Code literal(String text) {
        return write(Token.LITERAL, text);
    }

    Code remark(String text) {
        return write(Token.REMARK, text);
    }

    /** The value of a field, between quotes that are written already. */
    Code value(Field field, Escape... escapes) {
        List<Escape> all = Stream.concat(Stream.of(escapes), around.stream()).toList();
        String text = field.value();
        for (Escape escape : all) {
            text = escape.apply(text);
        }
        tokens.add(new Token(
                "v", text, field.number(), all.stream().map(Escape::id).collect(Collectors.joining(" "))));
        return this;
    }

    Snippet snippet(String id, String label, String language) {
        return new Snippet(id, label, language, tokens);
    }

    private Code write(String kind, String text) {
        // Line ends are those of the code; a value's are in its escapes.
        String written = text.lines().map(this::quoted).collect(Collectors.joining("\n"));
        append(Token.of(kind, text.endsWith("\n") ? written + "\n" : written));
        return this;
    }

    private String quoted(String line) {
        String written = line;
        for (Escape escape : around) {
            written = escape.apply(written);
        }
        return written;
    }

    private void append(Token token) {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last != null && !last.editable() && !token.editable() && last.kind().equals(token.kind())) {
            tokens.set(tokens.size() - 1, Token.of(token.kind(), last.text() + token.text()));
        } else {
            tokens.add(token);
        }
    }
}
