package io.neuralake.server.flight;

import io.neuralake.server.query.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the door is run.
 *
 * @param limits what an answer may take
 * @param secret what tickets, handles and tokens are sealed with, the same for all replicas behind a balancer; null for one that is
 *     made up and ends with the process
 * @param tls certificate and key; null to speak without encryption
 * @param largestRequest most bytes of a message from a client
 * @param largestBatch most bytes of a batch of rows
 * @param calls most calls that are worked on at a time
 * @param streams most calls of one connection at a time
 * @param stall how long a client may take nothing of an answer, or send nothing of a request, before the call is ended
 */
public record FlightOptions(
        Limits limits,
        @Nullable String secret,
        @Nullable FlightTls tls,
        int largestRequest,
        int largestBatch,
        int calls,
        int streams,
        Duration stall) {

    private static final int MEGABYTE = 1 << 20;

    /** No encryption, a secret that ends with the process, and sizes that suit most. */
    public static FlightOptions of(Limits limits) {
        return new FlightOptions(limits, null, null, 4 * MEGABYTE, 64 * MEGABYTE, 64, 100, Duration.ofSeconds(60));
    }

    /** The same with what seals tickets, handles and tokens. */
    public FlightOptions secret(String theSecret) {
        return new FlightOptions(limits, theSecret, tls, largestRequest, largestBatch, calls, streams, stall);
    }

    /** The same with encryption. */
    public FlightOptions tls(FlightTls theTls) {
        return new FlightOptions(limits, secret, theTls, largestRequest, largestBatch, calls, streams, stall);
    }

    /** The same with another patience for clients that do nothing. */
    public FlightOptions stall(Duration theStall) {
        return new FlightOptions(limits, secret, tls, largestRequest, largestBatch, calls, streams, theStall);
    }

    /** The same with another size of a message from a client. */
    public FlightOptions largestRequest(int bytes) {
        return new FlightOptions(limits, secret, tls, bytes, largestBatch, calls, streams, stall);
    }

    @Override
    public String toString() {
        return "FlightOptions[" + limits + ", " + (secret == null ? "no secret" : "a secret") + ", " + tls
                + ", at most "
                + largestRequest + " bytes in, " + largestBatch + " bytes out, " + calls + " calls, " + streams
                + " of a connection, stalled after " + stall + "]";
    }
}
