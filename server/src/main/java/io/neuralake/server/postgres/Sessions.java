package io.neuralake.server.postgres;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The clients that are known, by the numbers with which they may cancel. */
final class Sessions {

    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger last = new AtomicInteger(1000);
    private final Map<Integer, Client> sessions = new ConcurrentHashMap<>();

    SecureRandom random() {
        return random;
    }

    /** A new secret of so many bytes. */
    byte[] secret(int length) {
        byte[] secret = new byte[length];
        random.nextBytes(secret);
        return secret;
    }

    /** Adds a client, and gives its number. */
    int add(Client session) {
        while (true) {
            int number = last.updateAndGet(before -> before == Integer.MAX_VALUE ? 1 : before + 1);
            if (sessions.putIfAbsent(number, session) == null) {
                return number;
            }
        }
    }

    void remove(int process, Client session) {
        sessions.remove(process, session);
    }

    /** Ends what a client waits for, if there is such a client and the secret is its own. */
    void cancel(Incoming.Cancel cancel) {
        @Nullable Client session = sessions.get(cancel.process());
        if (session != null) {
            session.cancel(cancel.secret());
        }
    }

    /** All clients that are known. */
    List<Client> all() {
        return List.copyOf(sessions.values());
    }
}
