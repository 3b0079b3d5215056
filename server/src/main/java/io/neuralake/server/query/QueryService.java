package io.neuralake.server.query;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.pool.Sink;
import io.neuralake.server.pool.WorkerPool;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Opening;
import io.neuralake.server.protocol.Question;
import io.neuralake.server.protocol.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers statements for every door; used by any number of threads, each of which waits for its answer. */
public final class QueryService implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final WorkerPool pool;
    private final Limits describing;
    private volatile Catalog catalog;

    private QueryService(WorkerPool pool, Limits describing, Catalog catalog) {
        this.pool = pool;
        this.describing = describing;
        this.catalog = catalog;
    }

    /**
     * A service over the tables that workers have; the pool is closed with it.
     *
     * @param describing what describing a statement may take
     * @throws IOException if workers do not tell their tables
     */
    public static QueryService over(WorkerPool pool, Limits describing) throws IOException, InterruptedException {
        return new QueryService(pool, describing, ManifestReader.manifest(pool.tables(START)));
    }

    /**
     * Lets workers open the tables that there are now; answers that are under way end with those that they began with.
     *
     * @throws IOException if workers do not tell their tables
     */
    public void renew() throws IOException, InterruptedException {
        pool.renew();
        catalog = ManifestReader.manifest(pool.tables(START));
    }

    /**
     * What a statement gives and takes, without reading data.
     *
     * @throws QueryException if the statement is none that can be answered
     * @throws IOException if no worker can be started
     */
    public Description describe(Statement statement, Caller caller, Asking asking)
            throws QueryException, IOException, InterruptedException {
        return describe(statement, null, caller, asking);
    }

    /**
     * What a statement over PostgreSQL's system catalogs gives and takes.
     *
     * @param session whose question it is; null if it is about tables
     * @throws QueryException if the statement is none that can be answered
     * @throws IOException if no worker can be started
     */
    public Description describe(Statement statement, @Nullable Session session, Caller caller, Asking asking)
            throws QueryException, IOException, InterruptedException {
        Answering answering = new Answering(new Receiver() {
            @Override
            public void opened(Opened opened) {
                // It is kept below.
            }

            @Override
            public void take(ByteBuffer bytes) {
                // None come.
            }
        });
        pool.ask(
                question(statement, session, null, List.of(), null, caller, describing),
                describing.patience(),
                describing.time(),
                asking,
                answering);
        Opening opening = answering.opening;
        if (opening == null) {
            throw new IOException("a worker described a statement without saying anything");
        }
        return new Description(opening.schema(), opening.parameters());
    }

    /**
     * Runs a statement, and hands on the answer as it comes.
     *
     * @throws QueryException if there is no answer, or only a part of it
     * @throws IOException if the receiver fails, or no worker can be started
     */
    public Done run(Statement statement, Form form, Caller caller, Asking asking, Receiver receiver)
            throws QueryException, IOException, InterruptedException {
        return run(statement, null, form, caller, asking, receiver);
    }

    /**
     * Runs a statement over PostgreSQL's system catalogs, in which the caller finds the tables that they may read.
     *
     * @param session whose question it is; null if it is about tables
     * @throws QueryException if there is no answer, or only a part of it
     * @throws IOException if the receiver fails, or no worker can be started
     */
    public Done run(
            Statement statement, @Nullable Session session, Form form, Caller caller, Asking asking, Receiver receiver)
            throws QueryException, IOException, InterruptedException {
        return pool.ask(
                question(statement, session, form.encoding(), form.binary(), form.known(), caller, form.limits()),
                form.limits().patience(),
                form.limits().time(),
                asking,
                new Answering(receiver));
    }

    private static Question question(
            Statement statement,
            @Nullable Session session,
            @Nullable Encoding encoding,
            List<Boolean> binary,
            @Nullable String known,
            Caller caller,
            Limits limits) {
        return new Question(
                statement.text(),
                statement.parameters(),
                caller.tables(),
                statement.versions(),
                statement.moments().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry<String, Instant>::getKey,
                                moment -> moment.getValue().toString())),
                encoding,
                binary,
                known,
                limits.rows(),
                limits.bytes(),
                session);
    }

    /** The catalog as far as a caller may read it. */
    public Catalog catalog(Caller caller) {
        return catalog.withDatabases(catalog.databases().stream()
                .map(database -> database.withTables(database.tables().stream()
                        .filter(table -> caller.mayRead(table.qualifiedName()))
                        .toList()))
                .filter(database -> !database.tables().isEmpty())
                .toList());
    }

    /** The tables that a caller may read, sorted by qualified name. */
    public List<Table> tables(Caller caller) {
        return catalog.tables()
                .filter(table -> caller.mayRead(table.qualifiedName()))
                .sorted(Comparator.comparing(Table::qualifiedName))
                .toList();
    }

    /** Names that stand for tables in statements beside their qualified ones. */
    public SortedMap<String, String> aliases(Caller caller) {
        SortedMap<String, String> aliases = new TreeMap<>();
        for (Table table : tables(caller)) {
            if (table.function().isEmpty()) {
                aliases.put(catalog.servedName(table), table.qualifiedName());
            }
        }
        pool.options().aliases().forEach((alias, name) -> {
            if (caller.mayRead(name)) {
                aliases.put(alias, name);
            }
        });
        return aliases;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Passes on what a worker says. */
    private static final class Answering implements Sink {

        private final Receiver receiver;
        private @Nullable Opening opening;

        Answering(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void opened(Opening first) throws IOException {
            opening = first;
            receiver.opened(new Opened(first.schema(), first.fingerprint(), first.unchanged()));
        }

        @Override
        public void take(ByteBuffer bytes) throws IOException {
            receiver.take(bytes);
        }
    }
}
