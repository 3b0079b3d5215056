package io.neuralake.server.postgres;

import io.neuralake.server.access.Access;
import io.neuralake.server.access.Caller;
import io.neuralake.server.access.ScramSecret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who a client is. */
final class Login {

    private static final int NEWEST_MINOR = 2;
    private static final int VERSION = 3 << 16;
    private static final String OPTION = "_pq_.";
    private static final int MOST_MECHANISM = 64;

    private final Access access;
    private final SecureRandom random;
    private final Wire wire;
    private String user = "";
    private int minor;
    private Map<String, String> parameters = Map.of();
    private @Nullable Scram scram;
    private boolean begun;

    Login(Access access, SecureRandom random, Wire wire) {
        this.access = access;
        this.random = random;
        this.wire = wire;
    }

    /** What the client has said when it began. */
    Map<String, String> parameters() {
        return parameters;
    }

    /** The name that the client has said. */
    String user() {
        return user;
    }

    /** Bytes of the secret with which the client may cancel; old clients know one length only. */
    int secret() {
        return minor >= NEWEST_MINOR ? 32 : Integer.BYTES;
    }

    /** Who the client is, if that is clear now. */
    Optional<Caller> startup(Incoming.Startup startup) throws PostgresException, IOException, InterruptedException {
        parameters = startup.parameters();
        user = parameters.getOrDefault("user", "");
        minor = Math.min(startup.minor(), NEWEST_MINOR);
        List<String> options = parameters.keySet().stream()
                .filter(name -> name.startsWith(OPTION))
                .sorted()
                .toList();
        if (startup.minor() > NEWEST_MINOR || !options.isEmpty()) {
            wire.out().negotiate(VERSION | minor, options);
        }
        if (user.isEmpty()) {
            throw PostgresException.fatal(
                    SqlState.INVALID_AUTHORIZATION, "no PostgreSQL user name specified in startup packet");
        }
        if (!parameters.getOrDefault("replication", "false").matches("(?i)false|off|no|0")) {
            throw PostgresException.fatal(SqlState.FEATURE_NOT_SUPPORTED, "replication is not supported");
        }
        Optional<Caller> anybody = access.anonymous();
        if (anybody.isPresent()) {
            return anybody;
        }
        Optional<ScramSecret> secret = access.scram(user);
        if (secret.isEmpty()) {
            throw refused();
        }
        scram = new Scram(secret.get(), random);
        wire.out().authenticationSasl(List.of(Scram.MECHANISM));
        wire.flush();
        return Optional.empty();
    }

    /** Who the client is, if that is clear now. */
    Optional<Caller> answer(byte[] body) throws PostgresException, IOException, InterruptedException {
        Scram exchange = scram;
        if (exchange == null) {
            throw PostgresException.violation("nobody asked for a password");
        }
        if (!begun) {
            begun = true;
            wire.out().authenticationContinue(exchange.first(initial(body)));
            wire.flush();
            return Optional.empty();
        }
        try {
            byte[] proof = exchange.last(body);
            Caller caller = access.proven(user).orElseThrow(this::refused);
            wire.out().authenticationFinal(proof);
            return Optional.of(caller);
        } catch (PostgresException e) {
            throw e.state().equals(SqlState.INVALID_PASSWORD) ? refused() : e;
        }
    }

    private PostgresException refused() {
        return PostgresException.fatal(
                SqlState.INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"");
    }

    /** The client's first message, behind the name of the mechanism that it has chosen. */
    private static byte[] initial(byte[] body) throws PostgresException {
        int end = 0;
        while (end < body.length && end < MOST_MECHANISM && body[end] != 0) {
            end++;
        }
        if (end + 1 + Integer.BYTES > body.length || body[end] != 0) {
            throw PostgresException.violation("malformed SASL message");
        }
        String mechanism = new String(body, 0, end, StandardCharsets.US_ASCII);
        if (!mechanism.equals(Scram.MECHANISM)) {
            throw PostgresException.violation("client selected an invalid SASL authentication mechanism");
        }
        ByteBuffer rest = ByteBuffer.wrap(body, end + 1, body.length - end - 1);
        if (rest.getInt() != rest.remaining()) {
            throw PostgresException.violation("malformed SASL message");
        }
        byte[] message = new byte[rest.remaining()];
        rest.get(message);
        return message;
    }
}
