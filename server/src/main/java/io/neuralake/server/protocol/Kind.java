package io.neuralake.server.protocol;

import java.util.Optional;

/** What a frame is. */
public enum Kind {

    /** To a worker: a {@link Question}, as JSON. */
    ASK('A'),

    /** To a worker: end the answer; it ends with {@link #FAILED} or {@link #DONE}, whichever comes first. Without content. */
    CANCEL('C'),

    /** To a worker, which sends it back: whether it is there. Without content. */
    PING('P'),

    /** To a worker, which answers with {@link #CATALOG}: what tables there are. Without content. */
    TABLES('T'),

    /** From a worker: the declared tables, as a manifest. */
    CATALOG('M'),

    /** From a worker, first of an answer: what is known of it. An {@link Opening}, as JSON. */
    OPENED('O'),

    /** From a worker: a part of the answer's bytes. */
    DATA('D'),

    /** From a worker: the answer is complete. A {@link Done}, as JSON. */
    DONE('E'),

    /** From a worker: there is no answer, or no more of it. A {@link Failed}, as JSON. */
    FAILED('F');

    private final byte code;

    Kind(char code) {
        this.code = (byte) code;
    }

    /** What stands for it in a frame. */
    byte code() {
        return code;
    }

    static Optional<Kind> of(byte code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
