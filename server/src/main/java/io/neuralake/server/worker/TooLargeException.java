package io.neuralake.server.worker;

/** An answer is larger than is allowed. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String fix;

    TooLargeException(String reason, String fix) {
        super(reason);
        this.reason = reason;
        this.fix = fix;
    }

    /** An answer has too many bytes. */
    static TooLargeException bytes(long most) {
        return new TooLargeException(
                "the answer has more than the " + most + " bytes that are allowed",
                "ask for fewer columns or rows, or let the server allow more");
    }

    /** An answer has too many rows. */
    static TooLargeException rows(long most) {
        return new TooLargeException(
                "the answer has more than the " + most + " rows that are allowed",
                "add a LIMIT or a condition, or let the server allow more");
    }

    String reason() {
        return reason;
    }

    String fix() {
        return fix;
    }
}
