package io.neuralake.server.flight;

import io.neuralake.server.pool.Asking;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that are on their way, so that they can be ended by another call, or all at once. */
final class Running {

    private final ConcurrentHashMap<String, Set<Asking>> byTicket = new ConcurrentHashMap<>();

    /** An answer begins. */
    void begin(String ticket, Asking asking) {
        byTicket.compute(ticket, (id, running) -> {
            Set<Asking> all = running == null ? ConcurrentHashMap.newKeySet() : running;
            all.add(asking);
            return all;
        });
    }

    /** An answer has ended. */
    void end(String ticket, Asking asking) {
        byTicket.computeIfPresent(ticket, (id, running) -> {
            running.remove(asking);
            return running.isEmpty() ? null : running;
        });
    }

    /** Ends the answers to a ticket; false if there are none. */
    boolean cancel(String ticket) {
        Set<Asking> running = byTicket.get(ticket);
        if (running == null) {
            return false;
        }
        running.forEach(Asking::cancel);
        return true;
    }

    /** Ends all answers. */
    void cancelAll() {
        byTicket.values().forEach(running -> running.forEach(Asking::cancel));
    }
}
