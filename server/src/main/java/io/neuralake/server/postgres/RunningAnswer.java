package io.neuralake.server.postgres;

import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Session;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Receiver;
import io.neuralake.server.query.Statement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** An answer while it is computed: one thread fills it, and another takes from it, now or later. */
final class RunningAnswer implements Receiver, AutoCloseable {

    private final Asking asking = new Asking();
    private final Spool spool;
    private @Nullable Schema columns;
    private @Nullable Done done;
    private @Nullable Exception failure;

    private RunningAnswer(Spool spool) {
        this.spool = spool;
    }

    /**
     * Begins to compute an answer.
     *
     * @param session whose question about system catalogs it is; null if it is about tables
     */
    static RunningAnswer start(
            Executor executor,
            QueryService service,
            Statement statement,
            @Nullable Session session,
            Form form,
            Caller caller,
            Spool spool) {
        RunningAnswer answer = new RunningAnswer(spool);
        executor.execute(() -> answer.fill(service, statement, session, form, caller));
        return answer;
    }

    private void fill(QueryService service, Statement statement, @Nullable Session session, Form form, Caller caller) {
        try {
            Done all = service.run(statement, session, form, caller, asking, this);
            end(all, null);
        } catch (QueryException | IOException | RuntimeException e) {
            end(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(null, e);
        }
    }

    private void end(@Nullable Done all, @Nullable Exception why) {
        synchronized (spool) {
            done = all;
            failure = why;
            spool.notifyAll();
        }
    }

    @Override
    public void opened(Opened opened) {
        synchronized (spool) {
            columns = opened.columns();
            spool.notifyAll();
        }
    }

    @Override
    public void take(ByteBuffer bytes) throws IOException {
        spool.put(bytes);
    }

    /** Its columns, as soon as they are known. */
    Schema columns() throws QueryException, PostgresException, InterruptedException {
        synchronized (spool) {
            while (columns == null) {
                fail();
                spool.wait();
            }
            return columns;
        }
    }

    /** The next rows; null if there are no more. */
    byte @Nullable [] next() throws QueryException, PostgresException, InterruptedException {
        synchronized (spool) {
            while (true) {
                byte[] rows = kept();
                if (rows != null) {
                    return rows;
                }
                if (done != null) {
                    return null;
                }
                fail();
                spool.wait();
            }
        }
    }

    private byte @Nullable [] kept() throws PostgresException {
        try {
            return spool.poll();
        } catch (IOException e) {
            throw PostgresException.error(SqlState.IO_ERROR, "what was kept of the answer cannot be read");
        }
    }

    private void fail() throws QueryException, PostgresException {
        Exception why = failure;
        if (why instanceof QueryException refused) {
            throw refused;
        }
        if (why instanceof IOException) {
            throw PostgresException.error(SqlState.IO_ERROR, String.valueOf(why.getMessage()));
        }
        if (why != null || done != null) {
            throw PostgresException.error(SqlState.INTERNAL, "the answer ended early");
        }
    }

    /** Ends it from outside; whoever takes from it is told. */
    void cancel() {
        asking.cancel();
    }

    /** Lets go of it, complete or not. */
    @Override
    public void close() {
        boolean running;
        synchronized (spool) {
            running = done == null && failure == null;
        }
        spool.close();
        if (running) {
            asking.cancel();
        }
    }
}
