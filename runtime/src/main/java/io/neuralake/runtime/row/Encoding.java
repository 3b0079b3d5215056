package io.neuralake.runtime.row;

import io.neuralake.runtime.error.LakeException;

/** What the writers of one stream of rows share: who takes nested records apart, and what to say of a bad value. */
final class Encoding {

    private final String asked;
    private final String function;
    private final RowEncoder<?> encoder;
    private long row;

    /**
     * One stream of rows.
     *
     * @param asked what is being done, for messages
     * @param function who makes the rows, for messages
     */
    Encoding(String asked, String function, RowEncoder<?> encoder) {
        this.asked = asked;
        this.function = function;
        this.encoder = encoder;
    }

    /** Notes that the next row is being written. */
    void next() {
        row++;
    }

    void nested(Object value, RowWriter out) {
        encoder.encodeNested(value, out);
    }

    LakeException absentRow() {
        return failure("row " + (row + 1) + " of " + function + " is null", "let " + function + " leave it out");
    }

    LakeException absent(String path) {
        return failure(
                "'" + path + "' is declared to have a value in every row, but in row " + row + " of " + function
                        + " it is absent",
                "declare it as nullable, or repair " + function);
    }

    LakeException unfit(String path, Object value, String reason, String fix) {
        return failure("'" + path + "' is " + value + " in row " + row + " of " + function + ", which " + reason, fix);
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException(asked, reason, fix);
    }
}
