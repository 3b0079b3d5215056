package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.protocol.Failed;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells clients why there are no rows, without telling them where on the server anything lies. */
final class Failures {

    private static final Pattern PATH = Pattern.compile("(?<![\\w/.:])(?:file:)?/(?:[\\w.@%+=~-]+/)+[\\w.@%+=~-]*");

    private Failures() {}

    /** A failure in words. */
    static String words(Failed failed) {
        return PATH.matcher("cannot " + failed.asked() + ": " + failed.reason() + "; " + failed.fix())
                .replaceAll("<path>");
    }

    /**
     * What a client is told.
     *
     * @param statement ROAPI's word for a statement that is wrong
     */
    static Problem of(Failed failed, String statement) {
        String message = words(failed);
        return switch (failed.cause()) {
            case STATEMENT -> Problem.wrong(statement, message);
            case READING -> Problem.wrong("query_execution", message);
            case LIMIT -> Problem.wrong("query_limit", message);
            case CANCELLED -> new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE, "cancelled", message);
            case BUSY ->
                new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE, "busy", message, Map.of("Retry-After", "1"));
            case LOST -> new Problem(HttpResponseStatus.INTERNAL_SERVER_ERROR, "query_lost", message);
        };
    }
}
