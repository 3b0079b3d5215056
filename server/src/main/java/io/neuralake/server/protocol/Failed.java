package io.neuralake.server.protocol;

/**
 * Why there is no answer, or no more of it.
 *
 * @param cause whose doing it is
 * @param asked what was asked, in words that follow "cannot"
 * @param reason what is wrong
 * @param fix what to do
 */
public record Failed(Cause cause, String asked, String reason, String fix) {

    /** Whose doing a failure is. */
    public enum Cause {

        /** The statement is wrong, or not let pass. */
        STATEMENT,

        /** The statement is right, and its tables cannot be read or its values not computed. */
        READING,

        /** The answer is larger, or takes longer, than is allowed. */
        LIMIT,

        /** Whoever asked wants no answer any more. */
        CANCELLED,

        /** All workers are busy, and no one was free in time. */
        BUSY,

        /** The worker ended while it computed the answer. */
        LOST
    }
}
