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

    String reason() {
        return reason;
    }

    String fix() {
        return fix;
    }
}
