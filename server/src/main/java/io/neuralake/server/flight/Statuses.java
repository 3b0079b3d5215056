package io.neuralake.server.flight;

import io.grpc.Status;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Failed;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** Says what went wrong as gRPC says it. What is not meant for clients goes to the log. */
final class Statuses {

    /** Longer ones do not fit into the headers that clients take. */
    private static final int LONGEST = 2000;

    private final Consumer<String> log;

    Statuses(Consumer<String> log) {
        this.log = log;
    }

    static Status status(Status.Code code, String asked, String reason, String fix) {
        return code.toStatus()
                .withDescription(
                        "cannot " + shortened(asked) + ": " + shortened(reason) + "\n  fix: " + shortened(fix));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The status of a call that ended this way. */
    Status of(Throwable failure) {
        if (failure instanceof FlightFailure refused) {
            return refused.status();
        }
        if (failure instanceof QueryException query) {
            Failed failed = query.failed();
            return status(code(failed.cause()), failed.asked(), failed.reason(), failed.fix());
        }
        if (failure instanceof StalledException stalled) {
            return status(Status.Code.DEADLINE_EXCEEDED, "answer", stalled.reason(), "take the answer as it comes");
        }
        if (failure instanceof LargeBatchException large) {
            return status(
                    Status.Code.RESOURCE_EXHAUSTED, "answer", large.reason(), "ask for fewer or narrower columns");
        }
        if (failure instanceof InterruptedException) {
            return status(Status.Code.UNAVAILABLE, "answer", "the server is closing", "ask again");
        }
        String id = UUID.randomUUID().toString();
        log.accept("flight: " + id + ": " + text(failure));
        return failure instanceof IOException
                ? status(Status.Code.UNAVAILABLE, "answer", "nobody can answer now (" + id + ")", "ask again later")
                : status(
                        Status.Code.INTERNAL, "answer", "an error of the server (" + id + ")", "report it with its id");
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (StackTraceElement element : failure.getStackTrace()) {
            text.append("\n  at ").append(element);
        }
        return failure.getCause() == null ? text.toString() : text + "\ncaused by " + text(failure.getCause());
    }

    private static Status.Code code(Failed.Cause cause) {
        return switch (cause) {
            case STATEMENT -> Status.Code.INVALID_ARGUMENT;
            case READING -> Status.Code.FAILED_PRECONDITION;
            case LIMIT -> Status.Code.RESOURCE_EXHAUSTED;
            case CANCELLED -> Status.Code.CANCELLED;
            case BUSY -> Status.Code.UNAVAILABLE;
            case LOST -> Status.Code.INTERNAL;
        };
    }
}
