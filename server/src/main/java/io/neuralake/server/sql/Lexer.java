package io.neuralake.server.sql;

import java.util.ArrayList;
import java.util.List;

/** Finds the tokens of a text in one pass, with the rules of PostgreSQL's lexer. */
public final class Lexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of a text, in order.
     *
     * @throws LexerException if a quote or a comment is not closed
     */
    public static List<Token> tokens(String text) throws LexerException {
        Lexer lexer = new Lexer(text);
        lexer.all();
        return lexer.tokens;
    }

    /**
     * The statements of a text, each with its tokens; the empty ones between two semicolons are left out.
     *
     * @throws LexerException if a quote or a comment is not closed
     */
    public static List<SqlText> statements(String text) throws LexerException {
        List<SqlText> statements = new ArrayList<>();
        List<Token> some = new ArrayList<>();
        for (Token token : tokens(text)) {
            if (!token.symbol(';')) {
                some.add(token);
            } else if (!some.isEmpty()) {
                statements.add(SqlText.of(text, some));
                some = new ArrayList<>();
            }
        }
        if (!some.isEmpty()) {
            statements.add(SqlText.of(text, some));
        }
        return statements;
    }

    private void all() throws LexerException {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (space(letter)) {
                at++;
            } else if (letter == '-' && next('-')) {
                line();
            } else if (letter == '/' && next('*')) {
                comment();
            } else {
                token(letter);
            }
        }
    }

    private void token(char letter) throws LexerException {
        if (letter == '\'') {
            quoted(at, at, '\'', false);
        } else if (letter == '"') {
            quoted(at, at, '"', false);
        } else if (next('\'') && "eEbBxXnN".indexOf(letter) >= 0) {
            quoted(at, at + 1, '\'', letter == 'e' || letter == 'E');
        } else if ((letter == 'u' || letter == 'U') && next('&') && third('\'')) {
            quoted(at, at + 2, '\'', false);
        } else if (letter == '$') {
            dollar();
        } else if (starts(letter)) {
            run(Token.Kind.WORD);
        } else if (digit(letter) || (letter == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)))) {
            number();
        } else {
            add(Token.Kind.SYMBOL, at, at + 1);
        }
    }

    private void add(Token.Kind kind, int start, int end) {
        tokens.add(new Token(kind, text.substring(start, end), start));
        at = end;
    }

    private void quoted(int start, int open, char quote, boolean backslashes) throws LexerException {
        int end = open + 1;
        while (end < text.length()) {
            char letter = text.charAt(end);
            if (letter == '\\' && backslashes) {
                end += 2;
            } else if (letter != quote) {
                end++;
            } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end += 2;
            } else {
                add(quote == '"' ? Token.Kind.QUOTED : Token.Kind.STRING, start, end + 1);
                return;
            }
        }
        throw new LexerException(quote == '"' ? "unterminated quoted identifier" : "unterminated quoted string", start);
    }

    private void dollar() throws LexerException {
        int end = at + 1;
        if (end < text.length() && digit(text.charAt(end))) {
            while (end < text.length() && digit(text.charAt(end))) {
                end++;
            }
            add(Token.Kind.PARAMETER, at, end);
            return;
        }
        while (end < text.length() && continues(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            add(Token.Kind.SYMBOL, at, at + 1);
            return;
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            throw new LexerException("unterminated dollar-quoted string", at);
        }
        add(Token.Kind.STRING, at, close + tag.length());
    }

    private void number() {
        int end = at;
        while (end < text.length()) {
            char letter = text.charAt(end);
            boolean exponent = letter == 'e' || letter == 'E';
            boolean sign = exponent
                    && end + 2 < text.length()
                    && "+-".indexOf(text.charAt(end + 1)) >= 0
                    && digit(text.charAt(end + 2));
            if (!digit(letter) && letter != '.' && letter != '_' && !starts(letter)) {
                break;
            }
            end += sign ? 2 : 1;
        }
        add(Token.Kind.NUMBER, at, end);
    }

    private void run(Token.Kind kind) {
        int end = at;
        while (end < text.length() && continues(text.charAt(end))) {
            end++;
        }
        add(kind, at, end);
    }

    private void line() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void comment() throws LexerException {
        int start = at;
        int open = 0;
        do {
            if (at + 1 >= text.length()) {
                throw new LexerException("unterminated /* comment", start);
            }
            if (text.charAt(at) == '/' && next('*')) {
                open++;
                at += 2;
            } else if (text.charAt(at) == '*' && next('/')) {
                open--;
                at += 2;
            } else {
                at++;
            }
        } while (open > 0);
    }

    private boolean next(char letter) {
        return at + 1 < text.length() && text.charAt(at + 1) == letter;
    }

    private boolean third(char letter) {
        return at + 2 < text.length() && text.charAt(at + 2) == letter;
    }

    private static boolean space(char letter) {
        return letter == ' ' || (letter >= '\t' && letter <= '\r');
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean starts(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' || letter >= 0x80;
    }

    private static boolean continues(char letter) {
        return starts(letter) || digit(letter) || letter == '$';
    }
}
