package io.neuralake.server.postgres;

import io.neuralake.server.encoding.PostgresColumn;
import io.neuralake.server.encoding.PostgresType;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.query.Description;
import io.neuralake.server.query.Statement;
import io.neuralake.server.sql.SqlText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what statements ask for, and says so. */
final class CommandRunner {

    private static final int[] TEXT = {};
    private static final int[] BINARY = {1};
    private static final int NO_LIMIT = 0;

    private final Wire wire;
    private final Scope scope;
    private final Settings settings;
    private final Transaction transaction;
    private final Kept kept;
    private final Cancelling cancelling;

    CommandRunner(
            Wire wire, Scope scope, Settings settings, Transaction transaction, Kept kept, Cancelling cancelling) {
        this.wire = wire;
        this.scope = scope;
        this.settings = settings;
        this.transaction = transaction;
        this.kept = kept;
        this.cancelling = cancelling;
    }

    /** A portal for a statement without parameters. */
    static Portal portal(Prepared prepared) {
        return portal(prepared, List.of(), TEXT);
    }

    /** A portal for a statement with values for its parameters. */
    static Portal portal(Prepared prepared, List<Parameter> values, int[] formats) {
        Optional<SqlText> query = query(prepared.command());
        Statement statement = query.map(text -> new Statement(text.text(), values, Map.of(), Map.of()))
                .orElse(null);
        return new Portal(prepared, prepared.command(), statement, formats, false, false);
    }

    /** The query that a command runs, now or later. */
    private static Optional<SqlText> query(Command command) {
        if (command instanceof Command.Select select) {
            return Optional.of(select.text());
        }
        if (command instanceof Command.Declare declare) {
            return Optional.of(declare.text());
        }
        return command instanceof Command.Copy copy ? Optional.of(copy.text()) : Optional.empty();
    }

    /** Refuses everything in a transaction that has failed, except what ends it. */
    void admit(Command command) throws PostgresException {
        boolean ends = command instanceof Command.End
                || command instanceof Command.Empty
                || (command instanceof Command.Savepoint savepoint
                        && savepoint.kind() == Command.Savepoint.Kind.GO_BACK);
        if (transaction.failed() && !ends) {
            throw PostgresException.error(
                    SqlState.FAILED_TRANSACTION,
                    "current transaction is aborted, commands ignored until end of transaction block");
        }
    }

    /** What a statement gives and takes, found out once. */
    @Nullable
    Description described(Prepared prepared) throws PostgresException, InterruptedException {
        Optional<SqlText> query = query(prepared.command());
        if (prepared.description() == null && query.isPresent()) {
            try {
                prepared.described(scope.describe(prepared.unbound(query.get())));
            } catch (QueryException e) {
                throw failure(e, prepared);
            }
        }
        return prepared.description();
    }

    /** Columns of what a statement gives, in text form; empty if it gives no rows. */
    Optional<List<ResultColumn>> columns(Prepared prepared) throws PostgresException, InterruptedException {
        Command command = prepared.command();
        if (command instanceof Command.Select) {
            Description description = described(prepared);
            return Optional.of(description == null ? List.of() : ResultColumn.of(description.columns()));
        }
        if (command instanceof Command.Show show) {
            return Optional.of(shown(show));
        }
        if (command instanceof Command.Fetch fetch && !fetch.move()) {
            return columns(kept.cursor(fetch.name()).prepared(), kept.cursor(fetch.name()));
        }
        return Optional.empty();
    }

    private Optional<List<ResultColumn>> columns(Prepared prepared, Portal cursor)
            throws PostgresException, InterruptedException {
        if (cursor.answer() != null) {
            return Optional.of(opened(cursor));
        }
        Description description = described(prepared);
        return description == null
                ? Optional.empty()
                : Optional.of(ResultColumn.of(description.columns(), cursor.formats()));
    }

    /** Columns of what a portal gives, in the forms that are wanted; empty if it gives no rows. */
    Optional<List<ResultColumn>> columns(Portal portal) throws PostgresException, InterruptedException {
        if (portal.cursor()) {
            return columns(portal.prepared(), portal);
        }
        if (portal.command() instanceof Command.Select) {
            start(portal);
            return Optional.of(opened(portal));
        }
        if (portal.command() instanceof Command.Fetch fetch && !fetch.move()) {
            Portal cursor = kept.cursor(fetch.name());
            take(cursor, portal.formats());
            return Optional.of(opened(cursor));
        }
        return columns(portal.prepared());
    }

    private void start(Portal portal) {
        Statement statement = portal.statement();
        if (portal.answer() == null && statement != null) {
            portal.running(scope.start(statement, portal.formats()));
        }
    }

    private List<ResultColumn> opened(Portal portal) throws PostgresException, InterruptedException {
        RunningAnswer answer = portal.answer();
        if (answer == null) {
            return List.of();
        }
        cancelling.by(answer::cancel);
        try {
            return portal.columns();
        } catch (QueryException e) {
            throw failure(e, portal.prepared());
        } finally {
            cancelling.over();
        }
    }

    private static PostgresException failure(QueryException e, Prepared prepared) {
        Optional<SqlText> query = query(prepared.command());
        int inner = prepared.command() instanceof Command.Select
                ? 0
                : query.map(SqlText::start).orElse(0);
        return Failures.of(e.failed(), query.map(SqlText::text).orElse(prepared.text()), prepared.start() + inner);
    }

    /**
     * Runs a portal.
     *
     * @param most most rows; 0 for all
     * @param tell whether the columns are told before the rows
     */
    void run(Portal portal, long most, boolean tell) throws PostgresException, IOException, InterruptedException {
        Command command = portal.command();
        admit(command);
        if (command instanceof Command.Select) {
            select(portal, most, tell);
        } else if (command instanceof Command.Empty) {
            wire.out().emptyQuery();
        } else if (command instanceof Command.Nothing nothing) {
            wire.out().commandComplete(nothing.tag());
        } else if (command instanceof Command.Copy copy) {
            copy(portal, copy.form());
        } else if (command instanceof Command.Declare declare) {
            declare(portal, declare);
        } else if (command instanceof Command.Fetch fetch) {
            fetch(portal, fetch, tell);
        } else if (command instanceof Command.Show show) {
            show(show, tell);
        } else if (command instanceof Command.Set || command instanceof Command.Reset) {
            set(command);
        } else if (command instanceof Command.Begin || command instanceof Command.End) {
            transaction(command);
        } else if (command instanceof Command.Savepoint savepoint) {
            transaction.savepoint(savepoint);
            wire.out()
                    .commandComplete(
                            switch (savepoint.kind()) {
                                case MARK -> "SAVEPOINT";
                                case RELEASE -> "RELEASE";
                                case GO_BACK -> "ROLLBACK";
                            });
        } else {
            forget(command);
        }
    }

    private void select(Portal portal, long most, boolean tell)
            throws PostgresException, IOException, InterruptedException {
        if (portal.complete()) {
            wire.out().commandComplete("SELECT 0");
            return;
        }
        start(portal);
        List<ResultColumn> columns = opened(portal);
        if (tell) {
            wire.out().rowDescription(columns);
        }
        long count = pass(portal, most, wire::send);
        if (most != NO_LIMIT && count == most) {
            wire.out().portalSuspended();
            return;
        }
        portal.completed();
        portal.close();
        wire.out().commandComplete("SELECT " + count);
    }

    private long pass(Portal portal, long most, RowsOut.Taker taker)
            throws PostgresException, IOException, InterruptedException {
        RunningAnswer answer = portal.answer();
        if (answer == null) {
            return 0;
        }
        cancelling.by(answer::cancel);
        try {
            return portal.rows().pass(most, taker);
        } catch (QueryException e) {
            throw failure(e, portal.prepared());
        } finally {
            cancelling.over();
        }
    }

    private void copy(Portal portal, CopyForm form) throws PostgresException, IOException, InterruptedException {
        start(portal);
        List<ResultColumn> columns = opened(portal);
        wire.out().copyOut(columns.size());
        if (form.header()) {
            wire.out()
                    .copyData(form.line(columns.stream().map(ResultColumn::name).toArray(String[]::new)));
        }
        long count = pass(portal, NO_LIMIT, (rows, offset, length) -> {
            int at = offset;
            while (at < offset + length) {
                wire.out().copyData(form.line(RowsOut.values(rows, at)));
                at = RowsOut.after(rows, at);
            }
        });
        portal.close();
        wire.out().copyDone().commandComplete("COPY " + count);
    }

    private void declare(Portal portal, Command.Declare declare)
            throws PostgresException, IOException, InterruptedException {
        if (!transaction.open() && !declare.hold()) {
            throw PostgresException.error(
                            SqlState.NO_TRANSACTION, "DECLARE CURSOR can only be used in transaction blocks")
                    .hint("begin one, or declare it WITH HOLD");
        }
        int[] formats = declare.binary() ? BINARY : TEXT;
        Portal cursor = new Portal(
                portal.prepared(),
                new Command.Select(declare.text()),
                portal.statement(),
                formats,
                true,
                declare.hold());
        kept.keep(declare.name(), cursor);
        wire.out().commandComplete("DECLARE CURSOR");
    }

    private void fetch(Portal portal, Command.Fetch fetch, boolean tell)
            throws PostgresException, IOException, InterruptedException {
        Portal cursor = kept.cursor(fetch.name());
        int[] formats = portal.formats().length == 0 ? cursor.formats() : portal.formats();
        take(cursor, formats);
        List<ResultColumn> columns = opened(cursor);
        if (tell && !fetch.move()) {
            wire.out().rowDescription(columns);
        }
        long count = 0;
        if (fetch.rows() != 0 && !cursor.complete()) {
            long most = fetch.rows() < 0 ? NO_LIMIT : fetch.rows();
            count = pass(cursor, most, fetch.move() ? (rows, offset, length) -> {} : wire::send);
            if (most == NO_LIMIT || count < most) {
                cursor.completed();
                cursor.close();
            }
        }
        wire.out().commandComplete((fetch.move() ? "MOVE " : "FETCH ") + count);
    }

    /** Opens a cursor for columns in these forms, which cannot be others later. */
    private void take(Portal cursor, int[] formats) throws PostgresException {
        if (cursor.answer() == null) {
            cursor.choose(formats);
            start(cursor);
        } else if (formats.length > 0 && !Arrays.equals(cursor.formats(), formats)) {
            throw PostgresException.error(
                            SqlState.FEATURE_NOT_SUPPORTED, "the rows of a cursor have the forms of its first FETCH")
                    .hint("ask for the same form again, text or binary");
        }
    }

    private static List<ResultColumn> shown(Command.Show show) {
        return show.name().equals("all")
                ? List.of(text("name"), text("setting"), text("description"))
                : List.of(text(show.name()));
    }

    private static ResultColumn text(String name) {
        return new ResultColumn(name, new PostgresColumn(PostgresType.TEXT, false, -1), false);
    }

    private void show(Command.Show show, boolean tell) throws PostgresException, IOException, InterruptedException {
        boolean all = show.name().equals("all");
        String value = all ? "" : settings.get(show.name());
        if (tell) {
            wire.out().rowDescription(shown(show));
        }
        if (all) {
            for (Map.Entry<String, String> setting : settings.all().entrySet()) {
                wire.out().dataRow(Arrays.asList(setting.getKey(), setting.getValue(), ""));
            }
        } else {
            wire.out().dataRow(Arrays.asList(value));
        }
        wire.out().commandComplete("SHOW");
    }

    private void set(Command command) throws PostgresException, IOException, InterruptedException {
        Map<String, String> before = settings.reported();
        if (command instanceof Command.Set set) {
            settings.set(set.name(), set.value());
        } else if (command instanceof Command.Reset reset) {
            String name = reset.name();
            if (name == null) {
                settings.reset();
            } else {
                settings.reset(name);
            }
        }
        tell(before);
        wire.out().commandComplete(command instanceof Command.Set ? "SET" : "RESET");
    }

    private void tell(Map<String, String> before) throws IOException, InterruptedException {
        for (Map.Entry<String, String> now : settings.reported().entrySet()) {
            if (!now.getValue().equals(before.get(now.getKey()))) {
                wire.out().parameterStatus(now.getKey(), now.getValue());
            }
        }
    }

    private void transaction(Command command) throws IOException, InterruptedException {
        if (command instanceof Command.Begin begin) {
            if (transaction.open()) {
                wire.out().notice(SqlState.ACTIVE_TRANSACTION, "there is already a transaction in progress");
            } else {
                transaction.begin();
            }
            wire.out().commandComplete(begin.tag());
        } else if (command instanceof Command.End end) {
            boolean failed = transaction.failed();
            if (!transaction.open()) {
                wire.out().notice(SqlState.NO_TRANSACTION, "there is no transaction in progress");
            }
            transaction.end();
            kept.endTransaction();
            if (end.chain()) {
                transaction.begin();
            }
            wire.out().commandComplete(end.commit() && !failed ? "COMMIT" : "ROLLBACK");
        }
    }

    private void forget(Command command) throws PostgresException, IOException, InterruptedException {
        if (command instanceof Command.CloseCursor close) {
            String name = close.name();
            if (name == null) {
                kept.closePortals();
            } else {
                kept.cursor(name);
                kept.close(name);
            }
            wire.out().commandComplete(name == null ? "CLOSE CURSOR ALL" : "CLOSE CURSOR");
        } else if (command instanceof Command.Deallocate deallocate) {
            String name = deallocate.name();
            if (name == null) {
                kept.forgetStatements();
            } else {
                kept.statement(name);
                kept.forget(name);
            }
            wire.out().commandComplete(name == null ? "DEALLOCATE ALL" : "DEALLOCATE");
        } else if (command instanceof Command.Discard discard) {
            discard(discard.what());
        }
    }

    private void discard(String what) throws PostgresException, IOException, InterruptedException {
        switch (what) {
            case "all" -> {
                Map<String, String> before = settings.reported();
                kept.close();
                settings.reset();
                tell(before);
                wire.out().commandComplete("DISCARD ALL");
            }
            case "plans", "sequences", "temp", "temporary" ->
                wire.out().commandComplete("DISCARD " + what.toUpperCase(Locale.ROOT));
            default -> throw PostgresException.error(SqlState.SYNTAX_ERROR, "syntax error at or near \"" + what + "\"");
        }
    }
}
