package io.neuralake.server.http;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts requests that are being answered, by client address, so that one client leaves room for others. */
final class Clients {

    private final int most;
    private final ConcurrentMap<InetAddress, Integer> counts = new ConcurrentHashMap<>();

    Clients(int most) {
        this.most = most;
    }

    /** Counts one more; false if that is too many. */
    boolean enter(InetAddress client) {
        if (counts.merge(client, 1, Integer::sum) > most) {
            leave(client);
            return false;
        }
        return true;
    }

    /** Counts one less. */
    void leave(InetAddress client) {
        counts.compute(client, (address, count) -> count == null || count == 1 ? null : count - 1);
    }
}
