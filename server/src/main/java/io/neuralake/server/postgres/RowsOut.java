package io.neuralake.server.postgres;

import io.neuralake.server.pool.QueryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes rows of an answer message by message, which have come many at a time. */
final class RowsOut {

    private static final int NO_LIMIT = 0;

    private final RunningAnswer answer;
    private byte[] rows = new byte[0];
    private int at;
    private boolean over;

    RowsOut(RunningAnswer answer) {
        this.answer = answer;
    }

    /** Who takes rows. */
    interface Taker {

        /**
         * Takes some whole messages.
         *
         * @param rows array that they are in
         * @param offset where they begin
         * @param length bytes of them
         */
        void take(byte[] rows, int offset, int length) throws IOException, InterruptedException;
    }

    /**
     * Hands on rows.
     *
     * @param most most of them; 0 for all
     * @return how many there were: fewer than the most only if there are no more
     */
    long pass(long most, Taker taker) throws QueryException, PostgresException, IOException, InterruptedException {
        long count = 0;
        while (!over && (most == NO_LIMIT || count < most)) {
            if (at == rows.length && !more()) {
                over = true;
                break;
            }
            int start = at;
            while (at < rows.length && (most == NO_LIMIT || count < most)) {
                at = after(rows, at);
                count++;
            }
            taker.take(rows, start, at - start);
        }
        return count;
    }

    /** Where the message after another one begins. */
    static int after(byte[] rows, int offset) {
        return offset + 1 + ByteBuffer.wrap(rows, offset + 1, Integer.BYTES).getInt();
    }

    /** The values of one row in text form. */
    static @Nullable String[] values(byte[] rows, int offset) {
        ByteBuffer row = ByteBuffer.wrap(rows, offset + 1 + Integer.BYTES, rows.length - offset - 1 - Integer.BYTES);
        @Nullable String[] values = new String[row.getShort() & 0xFFFF];
        for (int i = 0; i < values.length; i++) {
            int length = row.getInt();
            if (length >= 0) {
                values[i] = new String(rows, row.position(), length, StandardCharsets.UTF_8);
                row.position(row.position() + length);
            }
        }
        return values;
    }

    private boolean more() throws QueryException, PostgresException, InterruptedException {
        byte[] next = answer.next();
        while (next != null && next.length == 0) {
            next = answer.next();
        }
        rows = next == null ? new byte[0] : next;
        at = 0;
        return next != null;
    }
}
