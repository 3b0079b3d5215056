package io.neuralake.server.postgres;

import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import io.neuralake.server.query.Description;
import io.neuralake.server.sql.Lexer;
import io.neuralake.server.sql.LexerException;
import io.neuralake.server.sql.SqlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages by which statements are prepared, given values, described and run, and the one that does all at once. */
final class Dialogue {

    private final Wire wire;
    private final Kept kept;
    private final Transaction transaction;
    private final CommandRunner runner;

    Dialogue(Wire wire, Kept kept, Transaction transaction, CommandRunner runner) {
        this.wire = wire;
        this.kept = kept;
        this.transaction = transaction;
        this.runner = runner;
    }

    /** Runs all statements of a text, up to the first that fails. */
    void query(String text) throws PostgresException, IOException, InterruptedException {
        kept.forget("");
        List<SqlText> statements = statements(text);
        if (statements.isEmpty()) {
            wire.out().emptyQuery();
        }
        for (SqlText statement : statements) {
            Prepared prepared = new Prepared(statement, List.of());
            if (prepared.parameters() > 0) {
                throw PostgresException.error(SqlState.UNDEFINED_PARAMETER, "there is no parameter $1");
            }
            try (Portal portal = CommandRunner.portal(prepared)) {
                runner.run(portal, 0, true);
            }
        }
    }

    private static List<SqlText> statements(String text) throws PostgresException {
        try {
            return Lexer.statements(text);
        } catch (LexerException e) {
            throw PostgresException.error(SqlState.SYNTAX_ERROR, String.valueOf(e.getMessage()))
                    .at(1 + text.codePointCount(0, e.position()));
        }
    }

    void parse(Incoming.Parse parse) throws PostgresException, IOException, InterruptedException {
        List<SqlText> statements = statements(parse.text());
        if (statements.size() > 1) {
            throw PostgresException.error(
                    SqlState.SYNTAX_ERROR, "cannot insert multiple commands into a prepared statement");
        }
        Prepared prepared = new Prepared(statements.isEmpty() ? null : statements.get(0), parse.types());
        runner.admit(prepared.command());
        if (parse.name().isEmpty()) {
            kept.forget("");
        }
        kept.keep(parse.name(), prepared);
        wire.out().parseComplete();
    }

    void bind(Incoming.Bind bind) throws PostgresException, IOException, InterruptedException {
        Prepared prepared = kept.statement(bind.statement());
        runner.admit(prepared.command());
        int count = bind.values().length;
        if (count != prepared.parameters()) {
            throw PostgresException.error(
                    SqlState.PROTOCOL_VIOLATION,
                    "bind message supplies " + count + " parameters, but prepared statement \"" + bind.statement()
                            + "\" requires " + prepared.parameters());
        }
        if (bind.formats().length > 1 && bind.formats().length != count) {
            throw PostgresException.error(
                    SqlState.PROTOCOL_VIOLATION,
                    "bind message has " + bind.formats().length + " parameter formats but " + count + " parameters");
        }
        List<Parameter> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean binary = bind.formats().length > 0 && bind.formats()[bind.formats().length == 1 ? 0 : i] == 1;
            values.add(ParameterValue.of(type(prepared, i, binary), binary, bind.values()[i]));
        }
        kept.keep(bind.portal(), CommandRunner.portal(prepared, values, bind.results()));
        wire.out().bindComplete();
    }

    /** Number of a parameter's type; the query is only asked if the value cannot be understood otherwise. */
    private int type(Prepared prepared, int parameter, boolean binary) throws PostgresException, InterruptedException {
        int given = prepared.given(parameter);
        if (given != Oids.UNSPECIFIED && given != Oids.UNKNOWN) {
            return given;
        }
        Description known = binary ? runner.described(prepared) : prepared.description();
        boolean told = known != null
                && parameter < known.parameters().size()
                && known.parameters().get(parameter) != ParameterType.UNKNOWN;
        return told ? prepared.type(parameter) : Oids.UNSPECIFIED;
    }

    void describe(Incoming.Describe describe) throws PostgresException, IOException, InterruptedException {
        Optional<List<ResultColumn>> columns;
        if (describe.portal()) {
            Portal portal = kept.portal(describe.name());
            runner.admit(portal.command());
            columns = runner.columns(portal);
        } else {
            Prepared prepared = kept.statement(describe.name());
            runner.admit(prepared.command());
            columns = runner.columns(prepared);
            runner.described(prepared);
            wire.out().parameterDescription(prepared.types());
        }
        if (columns.isPresent()) {
            wire.out().rowDescription(columns.get());
        } else {
            wire.out().noData();
        }
    }

    void execute(Incoming.Execute execute) throws PostgresException, IOException, InterruptedException {
        runner.run(kept.portal(execute.portal()), execute.rows(), false);
    }

    void close(Incoming.Close close) throws IOException, InterruptedException {
        if (close.portal()) {
            kept.close(close.name());
        } else {
            kept.forget(close.name());
        }
        wire.out().closeComplete();
    }

    /** The series of messages is over, and with it what lasts no longer than a statement. */
    void end() throws IOException, InterruptedException {
        if (!transaction.open()) {
            kept.endTransaction();
        }
        wire.out().readyForQuery(transaction.status());
        wire.flush();
    }
}
