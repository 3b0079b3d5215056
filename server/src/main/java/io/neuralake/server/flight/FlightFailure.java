package io.neuralake.server.flight;

import io.grpc.Status;

/** A call is refused, for what its caller sent. */
final class FlightFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    private FlightFailure(Status status) {
        super(status.getDescription(), null, false, false);
        this.status = status;
    }

    /**
     * A refusal.
     *
     * @param code why, for programs
     * @param asked what was asked, in words that follow "cannot"
     * @param reason what is wrong
     * @param fix what to do
     */
    static FlightFailure of(Status.Code code, String asked, String reason, String fix) {
        return new FlightFailure(Statuses.status(code, asked, reason, fix));
    }

    /** What the caller sent makes no sense. */
    static FlightFailure invalid(String asked, String reason, String fix) {
        return of(Status.Code.INVALID_ARGUMENT, asked, reason, fix);
    }

    /** What the caller wants is not done here. */
    static FlightFailure unimplemented(String asked, String reason, String fix) {
        return of(Status.Code.UNIMPLEMENTED, asked, reason, fix);
    }

    Status status() {
        return status;
    }
}
