package io.neuralake.server.postgres;

import io.neuralake.server.sql.Lexer;
import io.neuralake.server.sql.LexerException;
import io.neuralake.server.sql.SqlText;
import io.neuralake.server.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code COPY (query) TO STDOUT} and {@code COPY table (columns) TO STDOUT}, and its options in both spellings that PostgreSQL knows. */
final class CopyParser {

    private static final String TAB = "\t";
    private static final String NONE = "\\N";

    private final SqlText text;
    private final List<Token> tokens;
    private int at = 1;
    private boolean csv;
    private boolean header;
    private String delimiter = "";
    private String none = "";
    private boolean noneSaid;
    private String quote = "\"";
    private String escape = "";

    CopyParser(SqlText text) {
        this.text = text;
        this.tokens = text.tokens();
    }

    /** What is to be copied, and how. */
    Command command() throws PostgresException {
        SqlText query = query();
        Token direction = token();
        if (direction.word("from")) {
            throw PostgresException.error(SqlState.READ_ONLY, "cannot execute COPY FROM in a read-only transaction")
                    .hint("tables are only read here");
        }
        if (!direction.word("to")) {
            throw CommandParser.syntax(direction);
        }
        Token target = token();
        if (!target.word("stdout")) {
            throw PostgresException.error(
                            SqlState.INVALID_AUTHORIZATION, "COPY writes to STDOUT only, not to files or programs")
                    .hint("write TO STDOUT; in psql, \\copy");
        }
        if (at < tokens.size() && tokens.get(at).word("with")) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at).symbol('(')) {
            at++;
            bracketed();
        } else {
            plain();
        }
        return new Command.Copy(query, form());
    }

    private SqlText query() throws PostgresException {
        Token first = token();
        if (first.name()) {
            return table(first);
        }
        if (!first.symbol('(')) {
            throw CommandParser.syntax(first);
        }
        int from = at;
        int open = 1;
        while (open > 0) {
            Token token = token();
            open += token.symbol('(') ? 1 : token.symbol(')') ? -1 : 0;
        }
        if (at - 1 == from) {
            throw CommandParser.syntax(tokens.get(from));
        }
        SqlText query = text.part(from, at - 1);
        if (!(CommandParser.parse(query) instanceof Command.Select)) {
            throw CommandParser.syntax(tokens.get(from));
        }
        return query;
    }

    /** A query for all rows of a table, of some columns if there are any in brackets. */
    private SqlText table(Token first) throws PostgresException {
        StringBuilder name = new StringBuilder(first.text());
        while (at < tokens.size() && tokens.get(at).symbol('.')) {
            at++;
            name.append('.').append(name(token()));
        }
        StringBuilder columns = new StringBuilder();
        if (at < tokens.size() && tokens.get(at).symbol('(')) {
            do {
                at++;
                columns.append(columns.isEmpty() ? "" : ", ").append(name(token()));
            } while (at < tokens.size() && tokens.get(at).symbol(','));
            Token last = token();
            if (!last.symbol(')')) {
                throw CommandParser.syntax(last);
            }
        }
        if (at < tokens.size() && tokens.get(at).word("from")) {
            // It is said below what is wrong with that.
            return text.part(0, at);
        }
        try {
            return Lexer.statements("SELECT " + (columns.isEmpty() ? "*" : columns) + " FROM " + name)
                    .get(0);
        } catch (LexerException e) {
            throw CommandParser.syntax(first);
        }
    }

    private static String name(Token token) throws PostgresException {
        if (!token.name()) {
            throw CommandParser.syntax(token);
        }
        return token.text();
    }

    private void bracketed() throws PostgresException {
        while (true) {
            String option = token().value().toLowerCase(Locale.ROOT);
            List<Token> values = new ArrayList<>();
            Token next = token();
            while (!next.symbol(',') && !next.symbol(')')) {
                values.add(next);
                next = token();
            }
            option(option, values.isEmpty() ? "true" : values.get(0).value());
            if (next.symbol(')')) {
                break;
            }
        }
        if (at < tokens.size()) {
            throw CommandParser.syntax(tokens.get(at));
        }
    }

    private void plain() throws PostgresException {
        while (at < tokens.size()) {
            String option = token().value();
            if (option.equals("csv") || option.equals("binary")) {
                option("format", option);
            } else if (option.equals("header")) {
                header = true;
            } else {
                if (at < tokens.size() && tokens.get(at).word("as")) {
                    at++;
                }
                option(option, token().value());
            }
        }
    }

    private void option(String name, String value) throws PostgresException {
        switch (name) {
            case "format" -> {
                if (!value.equals("csv") && !value.equals("text")) {
                    throw PostgresException.error(
                                    SqlState.FEATURE_NOT_SUPPORTED, "COPY format \"" + value + "\" is not supported")
                            .hint("use text or csv");
                }
                csv = value.equals("csv");
            }
            case "header" -> header = !value.equals("false") && !value.equals("off") && !value.equals("0");
            case "delimiter" -> delimiter = one(name, value);
            case "null" -> {
                none = value;
                noneSaid = true;
            }
            case "quote" -> quote = one(name, value);
            case "escape" -> escape = one(name, value);
            case "encoding" -> {
                if (!value.replace("-", "").equalsIgnoreCase("utf8")) {
                    throw PostgresException.error(SqlState.FEATURE_NOT_SUPPORTED, "COPY writes UTF-8 only");
                }
            }
            default ->
                throw PostgresException.error(SqlState.SYNTAX_ERROR, "option \"" + name + "\" not recognized")
                        .hint("the options are format, header, delimiter, null, quote, escape and encoding");
        }
    }

    private static String one(String name, String value) throws PostgresException {
        String meant = value.equals("\\t") ? TAB : value;
        if (meant.length() != 1 || meant.charAt(0) > 0x7F || meant.charAt(0) == '\n' || meant.charAt(0) == '\r') {
            throw PostgresException.error(
                    SqlState.INVALID_PARAMETER, "COPY " + name + " must be a single one-byte character");
        }
        return meant;
    }

    private CopyForm form() {
        String between = delimiter.isEmpty() ? (csv ? "," : TAB) : delimiter;
        String before = escape.isEmpty() ? quote : escape;
        return new CopyForm(
                csv, header, between.charAt(0), noneSaid ? none : csv ? "" : NONE, quote.charAt(0), before.charAt(0));
    }

    private Token token() throws PostgresException {
        if (at >= tokens.size()) {
            throw PostgresException.error(SqlState.SYNTAX_ERROR, "syntax error at end of input")
                    .at(1 + text.text().length());
        }
        return tokens.get(at++);
    }
}
