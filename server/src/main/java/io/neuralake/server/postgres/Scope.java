package io.neuralake.server.postgres;

import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Session;
import io.neuralake.server.query.Description;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.Limits;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Asks queries for one session, of which one can be cancelled at a time. */
final class Scope {

    private final QueryService service;
    private final PostgresOptions options;
    private final Executor executor;
    private final Caller caller;
    private final Session session;
    private final Settings settings;
    private final Cancelling cancelling;

    Scope(
            QueryService service,
            PostgresOptions options,
            Executor executor,
            Caller caller,
            Session session,
            Settings settings,
            Cancelling cancelling) {
        this.service = service;
        this.options = options;
        this.executor = executor;
        this.caller = caller;
        this.session = session;
        this.settings = settings;
        this.cancelling = cancelling;
    }

    /** Begins to compute an answer, in the forms that columns are to have. */
    RunningAnswer start(Statement statement, int[] formats) {
        List<Boolean> binary = new ArrayList<>();
        for (int format : formats) {
            binary.add(format == 1);
        }
        Limits most = options.limits();
        Limits limits = new Limits(most.rows(), most.bytes(), most.patience(), settings.timeout(most.time()));
        Spool spool = new Spool(options.directory(), options.spool());
        return RunningAnswer.start(
                executor,
                service,
                statement,
                system(statement),
                new Form(Encoding.POSTGRES, binary, null, limits),
                caller,
                spool);
    }

    /** What a query gives and takes. */
    Description describe(Statement statement) throws QueryException, PostgresException, InterruptedException {
        Asking asking = new Asking();
        cancelling.by(asking::cancel);
        try {
            return service.describe(statement, system(statement), caller, asking);
        } catch (IOException e) {
            throw PostgresException.error(SqlState.IO_ERROR, String.valueOf(e.getMessage()));
        } finally {
            cancelling.over();
        }
    }

    private @Nullable Session system(Statement statement) {
        return SystemNames.in(statement.text()) ? session : null;
    }
}
