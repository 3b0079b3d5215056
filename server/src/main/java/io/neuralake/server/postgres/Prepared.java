package io.neuralake.server.postgres;

import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.query.Description;
import io.neuralake.server.query.Statement;
import io.neuralake.server.sql.SqlText;
import io.neuralake.server.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that a client has given and may run, with what has been found out about it. */
final class Prepared {

    private static final int MOST_PARAMETERS = 65_535;

    private final String text;
    private final int start;
    private final Command command;
    private final List<Integer> given;
    private final int parameters;
    private @Nullable Description description;

    /**
     * A statement.
     *
     * @param whole the statement; null if there is none
     * @param given numbers of the types of its parameters, as far as the client has said
     */
    Prepared(@Nullable SqlText whole, List<Integer> given) throws PostgresException {
        this.text = whole == null ? "" : whole.text();
        this.start = whole == null ? 0 : whole.start();
        this.command = whole == null ? new Command.Empty() : parsed(whole);
        this.given = List.copyOf(given);
        this.parameters = Math.max(given.size(), highest(whole));
    }

    private static Command parsed(SqlText whole) throws PostgresException {
        try {
            return CommandParser.parse(whole);
        } catch (PostgresException e) {
            throw e.position() > 0 ? e.at(whole.start() + e.position()) : e;
        }
    }

    private static int highest(@Nullable SqlText whole) throws PostgresException {
        int highest = 0;
        if (whole == null) {
            return 0;
        }
        for (Token token : whole.tokens()) {
            if (token.kind() == Token.Kind.PARAMETER) {
                int number = token.text().length() > 6
                        ? MOST_PARAMETERS + 1
                        : Integer.parseInt(token.text().substring(1));
                if (number < 1 || number > MOST_PARAMETERS) {
                    throw PostgresException.error(SqlState.UNDEFINED_PARAMETER, "there is no parameter " + token.text())
                            .at(whole.start() + 1 + token.start());
                }
                highest = Math.max(highest, number);
            }
        }
        return highest;
    }

    /** What it asks for. */
    Command command() {
        return command;
    }

    /** Number of its parameters. */
    int parameters() {
        return parameters;
    }

    /** Number of a parameter's type, as the client has said; 0 if it has not. */
    int given(int parameter) {
        return parameter < given.size() ? given.get(parameter) : Oids.UNSPECIFIED;
    }

    /** The query in it, as it is described: its parameters have types, and no values. */
    Statement unbound(SqlText query) {
        List<Parameter> empty = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            empty.add(new Parameter(Oids.parameter(given(i)), null));
        }
        return new Statement(query.text(), empty, Map.of(), Map.of());
    }

    /** Numbers of the types of its parameters, as far as anybody knows. */
    List<Integer> types() {
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            types.add(type(i));
        }
        return types;
    }

    /** Number of a parameter's type: what the client has said, or what the query takes. */
    int type(int parameter) {
        int said = given(parameter);
        if (said != Oids.UNSPECIFIED && said != Oids.UNKNOWN) {
            return said;
        }
        Description known = description;
        return known != null && parameter < known.parameters().size()
                ? Oids.of(known.parameters().get(parameter))
                : Oids.TEXT;
    }

    /** What its query gives and takes; null if nobody has asked yet. */
    @Nullable
    Description description() {
        return description;
    }

    /** Keeps what its query gives and takes. */
    void described(Description as) {
        description = as;
    }

    /** The statement's text. */
    String text() {
        return text;
    }

    /** Where the statement begins in what the client has sent. */
    int start() {
        return start;
    }
}
