package io.neuralake.server.postgres;

import io.netty.channel.Channel;
import io.neuralake.server.access.Access;
import io.neuralake.server.access.Caller;
import io.neuralake.server.protocol.Session;
import io.neuralake.server.query.QueryService;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One client. What it says is dealt with one message after the other, by a thread that it has only while there is something to do; so
 * clients that are idle cost a socket.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a connection to close, or to send a letter.
final class Client {

    private static final int MOST_WAITING = 256;

    private final Channel channel;
    private final MessageDecoder decoder;
    private final Wire wire;
    private final Executor executor;
    private final PostgresOptions options;
    private final QueryService service;
    private final Sessions sessions;
    private final Cancelling cancelling = new Cancelling();
    private final Transaction transaction = new Transaction();
    private final Kept kept;
    private final Login login;
    private final Deque<Incoming> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean gone;
    private boolean leaving;
    private int process;
    private byte[] secret = new byte[0];
    /** Null until the client is known. */
    private @Nullable Dialogue dialogue;
    /** What failed, and messages after it are not looked at. */
    private boolean skipping;

    Client(
            Channel channel,
            MessageDecoder decoder,
            Wire wire,
            Executor executor,
            PostgresOptions options,
            QueryService service,
            Access access,
            Sessions sessions) {
        this.channel = channel;
        this.decoder = decoder;
        this.wire = wire;
        this.executor = executor;
        this.options = options;
        this.service = service;
        this.sessions = sessions;
        this.kept = new Kept(options.kept());
        this.login = new Login(access, sessions.random(), wire);
    }

    /** The client has said something. */
    void said(Incoming message) {
        synchronized (waiting) {
            waiting.add(message);
            if (waiting.size() >= MOST_WAITING) {
                channel.config().setAutoRead(false);
            }
            wake();
        }
    }

    /** The client has hung up. */
    void gone() {
        synchronized (waiting) {
            gone = true;
            wake();
        }
        cancelling.cancel();
    }

    /** The server closes: whoever is idle is told at once, the others after what they wait for. */
    void leave() {
        synchronized (waiting) {
            leaving = true;
            wake();
        }
    }

    /** Ends what the client waits for, if the secret is the right one. */
    void cancel(byte[] theirs) {
        if (MessageDigest.isEqual(secret, theirs)) {
            cancelling.cancel();
        }
    }

    /** Ends what the client waits for. */
    void stop() {
        cancelling.cancel();
    }

    /** Whether the client is known. */
    boolean known() {
        synchronized (waiting) {
            return dialogue != null;
        }
    }

    /** Closes what waits for a client that does nothing; called when it has done nothing for a while. */
    void idle() {
        synchronized (waiting) {
            if (!busy && !gone && kept.waiting()) {
                kept.closePortals();
            }
        }
    }

    private void wake() {
        if (!busy) {
            busy = true;
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                channel.close();
            }
        }
    }

    private void work() {
        try {
            for (Incoming message = next(); message != null; message = next()) {
                handle(message);
            }
        } catch (IOException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    /** The next message; null if there is nothing to do, or nothing will be done any more. */
    private @Nullable Incoming next() throws IOException, InterruptedException {
        while (true) {
            synchronized (waiting) {
                if (gone) {
                    end();
                    return null;
                }
                Incoming message = waiting.poll();
                if (message != null) {
                    if (waiting.size() < MOST_WAITING / 2 && !channel.config().isAutoRead()) {
                        channel.config().setAutoRead(true);
                    }
                    return message;
                }
                if (leaving) {
                    farewell(PostgresException.fatal(
                            SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command"));
                    return null;
                }
            }
            // Nothing else is said until the client has seen what there is.
            wire.flush();
            synchronized (waiting) {
                if (waiting.isEmpty() && !gone && !leaving) {
                    busy = false;
                    return null;
                }
            }
        }
    }

    private void handle(Incoming message) throws IOException, InterruptedException {
        try {
            if (dialogue == null) {
                before(message);
            } else {
                after(message, dialogue);
            }
        } catch (PostgresException e) {
            failed(message, e);
        } catch (RuntimeException e) {
            failed(
                    message,
                    PostgresException.error(
                            SqlState.INTERNAL, "internal error: " + e.getClass().getSimpleName()));
        }
    }

    private void failed(Incoming message, PostgresException error) throws IOException, InterruptedException {
        transaction.fail();
        if (error.fatal() || dialogue == null) {
            farewell(error);
            return;
        }
        wire.out().error(error);
        boolean query = message instanceof Incoming.Query
                || message instanceof Incoming.FunctionCall
                || (message instanceof Incoming.Unreadable unreadable && unreadable.query());
        if (query || message instanceof Incoming.Sync) {
            dialogue.end();
        } else {
            skipping = true;
            wire.flush();
        }
    }

    /** Says why, and hangs up. */
    private void farewell(PostgresException error) throws IOException, InterruptedException {
        wire.out().error(error.fatal() ? error : PostgresException.fatal(error.state(), error.reason()));
        wire.close();
        end();
    }

    /** Nothing more is done for the client. */
    private void end() {
        synchronized (waiting) {
            gone = true;
            waiting.clear();
        }
        kept.close();
        wire.drop();
        sessions.remove(process, this);
        channel.close();
    }

    private void before(Incoming message) throws PostgresException, IOException, InterruptedException {
        Optional<Caller> caller;
        if (message instanceof Incoming.Startup startup) {
            caller = login.startup(startup);
        } else if (message instanceof Incoming.Secret answer) {
            caller = login.answer(answer.body());
        } else if (message instanceof Incoming.Unreadable unreadable) {
            throw unreadable.reason();
        } else if (message instanceof Incoming.Terminate) {
            end();
            return;
        } else {
            throw PostgresException.violation("expected password response");
        }
        if (caller.isPresent()) {
            welcome(caller.get());
        }
    }

    private void welcome(Caller caller) throws IOException, InterruptedException {
        Settings settings = new Settings(login.user());
        for (Map.Entry<String, String> parameter : login.parameters().entrySet()) {
            switch (parameter.getKey()) {
                case "user", "database", "replication", "options" -> {
                    // The first two are looked at elsewhere; the others change nothing.
                }
                default -> settings.wanted(parameter.getKey(), parameter.getValue());
            }
        }
        Scope scope = new Scope(
                service,
                options,
                executor,
                caller,
                new Session(login.user(), options.database()),
                settings,
                cancelling);
        CommandRunner runner = new CommandRunner(wire, scope, settings, transaction, kept, cancelling);
        secret = sessions.secret(login.secret());
        process = sessions.add(this);
        wire.out().authenticationOk();
        for (Map.Entry<String, String> setting : settings.reported().entrySet()) {
            wire.out().parameterStatus(setting.getKey(), setting.getValue());
        }
        wire.out().backendKey(process, secret);
        Dialogue begun = new Dialogue(wire, kept, transaction, runner);
        decoder.welcome();
        synchronized (waiting) {
            dialogue = begun;
        }
        begun.end();
    }

    private void after(Incoming message, Dialogue with) throws PostgresException, IOException, InterruptedException {
        if (message instanceof Incoming.Terminate) {
            end();
        } else if (message instanceof Incoming.Sync) {
            skipping = false;
            with.end();
        } else if (message instanceof Incoming.Unreadable unreadable
                && unreadable.reason().fatal()) {
            throw unreadable.reason();
        } else if (!skipping) {
            speak(message, with);
        }
    }

    private static void speakQuery(Dialogue with, Incoming.Query query)
            throws PostgresException, IOException, InterruptedException {
        with.query(query.text());
        with.end();
    }

    private void speak(Incoming message, Dialogue with) throws PostgresException, IOException, InterruptedException {
        if (message instanceof Incoming.Query query) {
            speakQuery(with, query);
        } else if (message instanceof Incoming.Parse parse) {
            with.parse(parse);
        } else if (message instanceof Incoming.Bind bind) {
            with.bind(bind);
        } else if (message instanceof Incoming.Describe describe) {
            with.describe(describe);
        } else if (message instanceof Incoming.Execute execute) {
            with.execute(execute);
        } else if (message instanceof Incoming.Close close) {
            with.close(close);
        } else if (message instanceof Incoming.Flush) {
            wire.flush();
        } else if (message instanceof Incoming.Unreadable unreadable) {
            throw unreadable.reason();
        } else if (message instanceof Incoming.FunctionCall) {
            throw PostgresException.error(SqlState.FEATURE_NOT_SUPPORTED, "function calls by number are not supported")
                    .hint("call functions in queries");
        } else if (!(message instanceof Incoming.StrayCopy)) {
            throw PostgresException.violation("a message that does not belong here");
        }
    }
}
