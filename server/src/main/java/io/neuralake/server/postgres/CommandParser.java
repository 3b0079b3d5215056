package io.neuralake.server.postgres;

import io.neuralake.server.sql.SqlText;
import io.neuralake.server.sql.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a statement asks for; of queries only that they are some. */
final class CommandParser {

    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table", "from");
    private static final Set<String> CHANGES = Set.of(
            "insert",
            "update",
            "delete",
            "merge",
            "create",
            "drop",
            "alter",
            "truncate",
            "grant",
            "revoke",
            "comment",
            "reindex",
            "vacuum",
            "analyze",
            "cluster",
            "refresh",
            "import",
            "do",
            "call",
            "lock",
            "notify",
            "security");
    private static final Set<String> NOTHING = Set.of("unlisten", "checkpoint");
    private static final long ALL = -1;

    private final SqlText text;
    private int at;

    private CommandParser(SqlText text) {
        this.text = text;
    }

    /** What a statement asks for. */
    static Command parse(SqlText text) throws PostgresException {
        return new CommandParser(text).command();
    }

    private Command command() throws PostgresException {
        Token first = text.tokens().get(0);
        if (first.symbol('(') || (first.kind() == Token.Kind.WORD && QUERIES.contains(first.value()))) {
            return new Command.Select(text);
        }
        if (first.kind() != Token.Kind.WORD) {
            throw syntax(first);
        }
        at = 1;
        String word = first.value();
        return switch (word) {
            case "begin" -> begin("BEGIN");
            case "start" -> {
                need("transaction");
                yield begin("START TRANSACTION");
            }
            case "commit", "end" -> ending(true);
            case "rollback", "abort" -> ending(false);
            case "savepoint" -> ended(new Command.Savepoint(Command.Savepoint.Kind.MARK, name()));
            case "release" -> {
                skip("savepoint");
                yield ended(new Command.Savepoint(Command.Savepoint.Kind.RELEASE, name()));
            }
            case "set" -> set();
            case "reset" -> reset();
            case "show" -> show();
            case "declare" -> declare();
            case "fetch" -> fetch(false);
            case "move" -> fetch(true);
            case "close" -> ended(new Command.CloseCursor(skip("all") ? null : name()));
            case "deallocate" -> {
                skip("prepare");
                yield ended(new Command.Deallocate(skip("all") ? null : name()));
            }
            case "discard" -> new Command.Discard(name());
            case "copy" -> new CopyParser(text).command();
            case "explain", "prepare", "execute", "listen" ->
                throw PostgresException.error(
                                SqlState.FEATURE_NOT_SUPPORTED, word.toUpperCase(Locale.ROOT) + " is not supported")
                        .hint("send the query itself")
                        .at(1);
            default -> other(first);
        };
    }

    private static Command other(Token first) throws PostgresException {
        String word = first.value();
        if (NOTHING.contains(word)) {
            return new Command.Nothing(word.toUpperCase(Locale.ROOT));
        }
        if (CHANGES.contains(word)) {
            throw PostgresException.error(
                            SqlState.READ_ONLY,
                            "cannot execute " + word.toUpperCase(Locale.ROOT) + " in a read-only transaction")
                    .hint("tables are only read here");
        }
        throw syntax(first);
    }

    private Command begin(String tag) throws PostgresException {
        skip("transaction");
        skip("work");
        characteristics();
        return new Command.Begin(tag);
    }

    /** What a transaction is to be like: none of it matters for one that only reads. */
    private void characteristics() throws PostgresException {
        Set<String> words = Set.of(
                "isolation",
                "level",
                "serializable",
                "repeatable",
                "read",
                "committed",
                "uncommitted",
                "write",
                "only",
                "not",
                "deferrable");
        while (at < text.tokens().size()) {
            Token token = text.tokens().get(at);
            if (!token.symbol(',') && !(token.kind() == Token.Kind.WORD && words.contains(token.value()))) {
                throw syntax(token);
            }
            at++;
        }
    }

    private Command ending(boolean commit) throws PostgresException {
        if (!skip("transaction")) {
            skip("work");
        }
        if (!commit && skip("to")) {
            skip("savepoint");
            return ended(new Command.Savepoint(Command.Savepoint.Kind.GO_BACK, name()));
        }
        if (next("prepared")) {
            throw PostgresException.error(SqlState.FEATURE_NOT_SUPPORTED, "prepared transactions are not supported");
        }
        boolean chain = false;
        if (skip("and")) {
            chain = !skip("no");
            need("chain");
        }
        return ended(new Command.End(commit, chain));
    }

    private Command set() throws PostgresException {
        if (!skip("session")) {
            skip("local");
        }
        if (next("transaction") || next("characteristics")) {
            at = text.tokens().size();
            return new Command.Nothing("SET");
        }
        if (skip("time")) {
            need("zone");
            return new Command.Set("timezone", value());
        }
        if (skip("names")) {
            return new Command.Set("client_encoding", value());
        }
        if (skip("role") || skip("authorization")) {
            return new Command.Set(
                    text.tokens().get(at - 1).value().equals("role") ? "role" : "session_authorization", value());
        }
        String name = dotted();
        if (at < text.tokens().size() && text.tokens().get(at).symbol('=')) {
            at++;
        } else {
            need("to");
        }
        return new Command.Set(name, value());
    }

    /** All that is left, as one value; null for the default. */
    private @Nullable String value() throws PostgresException {
        StringBuilder value = new StringBuilder();
        Token first = token();
        boolean usual =
                first.word("default") || (first.word("local") && text.tokens().size() == at);
        for (Token token = first; ; token = token()) {
            if (token.symbol(',')) {
                value.append(", ");
            } else {
                value.append(token.kind() == Token.Kind.WORD ? token.text() : token.value());
            }
            if (at == text.tokens().size()) {
                return usual ? null : value.toString();
            }
        }
    }

    private Command reset() throws PostgresException {
        if (skip("session")) {
            need("authorization");
            return ended(new Command.Nothing("RESET"));
        }
        return ended(new Command.Reset(skip("all") ? null : dotted()));
    }

    private Command show() throws PostgresException {
        if (skip("time")) {
            need("zone");
            return ended(new Command.Show("timezone"));
        }
        if (skip("transaction")) {
            need("isolation");
            need("level");
            return ended(new Command.Show("transaction_isolation"));
        }
        if (skip("session")) {
            need("authorization");
            return ended(new Command.Show("session_authorization"));
        }
        return ended(new Command.Show(dotted()));
    }

    private Command declare() throws PostgresException {
        String name = name();
        boolean binary = false;
        boolean hold = false;
        while (!skip("cursor")) {
            Token option = token();
            if (option.word("scroll") && !text.tokens().get(at - 2).word("no")) {
                throw PostgresException.error(SqlState.FEATURE_NOT_SUPPORTED, "a cursor only goes forward")
                        .hint("leave SCROLL out");
            }
            binary |= option.word("binary");
            if (!Set.of("binary", "insensitive", "asensitive", "no", "scroll").contains(option.value())) {
                throw syntax(option);
            }
        }
        if (skip("with")) {
            need("hold");
            hold = true;
        } else if (skip("without")) {
            need("hold");
        }
        need("for");
        if (at == text.tokens().size()) {
            throw atEnd();
        }
        SqlText query = text.part(at, text.tokens().size());
        if (!(parse(query) instanceof Command.Select)) {
            throw syntax(text.tokens().get(at));
        }
        return new Command.Declare(name, hold, binary, query);
    }

    private Command fetch(boolean move) throws PostgresException {
        long rows = 1;
        if (skip("next")) {
            rows = 1;
        } else if (skip("all")) {
            rows = ALL;
        } else if (skip("forward")) {
            rows = skip("all") ? ALL : count().orElse(1L);
        } else {
            Token token = token();
            at--;
            if (Set.of("prior", "first", "last", "absolute", "relative", "backward")
                            .contains(token.value())
                    || token.symbol('-')) {
                throw PostgresException.error(SqlState.CURSOR_STATE, "cursor can only scan forward")
                        .hint("fetch NEXT, FORWARD or ALL");
            }
            rows = count().orElse(1L);
        }
        if (!skip("from")) {
            skip("in");
        }
        return ended(new Command.Fetch(name(), rows, move));
    }

    private Optional<Long> count() throws PostgresException {
        if (at < text.tokens().size() && text.tokens().get(at).kind() == Token.Kind.NUMBER) {
            try {
                return Optional.of(Long.parseLong(token().text()));
            } catch (NumberFormatException e) {
                throw syntax(text.tokens().get(at - 1));
            }
        }
        return Optional.empty();
    }

    private String dotted() throws PostgresException {
        StringBuilder name = new StringBuilder(name());
        while (at < text.tokens().size() && text.tokens().get(at).symbol('.')) {
            at++;
            name.append('.').append(name());
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private String name() throws PostgresException {
        Token token = token();
        if (!token.name()) {
            throw syntax(token);
        }
        return token.value();
    }

    private boolean next(String word) {
        return at < text.tokens().size() && text.tokens().get(at).word(word);
    }

    private boolean skip(String word) {
        boolean there = next(word);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String word) throws PostgresException {
        if (!skip(word)) {
            throw at < text.tokens().size() ? syntax(text.tokens().get(at)) : atEnd();
        }
    }

    private Token token() throws PostgresException {
        if (at >= text.tokens().size()) {
            throw atEnd();
        }
        return text.tokens().get(at++);
    }

    private Command ended(Command command) throws PostgresException {
        if (at < text.tokens().size()) {
            throw syntax(text.tokens().get(at));
        }
        return command;
    }

    private PostgresException atEnd() {
        return PostgresException.error(SqlState.SYNTAX_ERROR, "syntax error at end of input")
                .at(1 + text.text().length());
    }

    static PostgresException syntax(Token token) {
        String shown = token.text().length() > 100 ? token.text().substring(0, 100) : token.text();
        return PostgresException.error(SqlState.SYNTAX_ERROR, "syntax error at or near \"" + shown + "\"")
                .at(1 + token.start());
    }
}
