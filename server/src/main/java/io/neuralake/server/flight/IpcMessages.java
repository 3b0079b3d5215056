package io.neuralake.server.flight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;

/** Cuts an Arrow stream, which comes in parts of any size, into its messages. */
final class IpcMessages {

    private static final int HEAD = 8;
    private static final int LARGEST_METADATA = 16 << 20;

    private final Target target;
    private final int largest;
    private final byte[] head = new byte[HEAD];
    private byte[] filling = head;
    private int filled;
    private byte[] metadata = head;

    /**
     * Cuts a stream.
     *
     * @param largest most bytes of a message's body
     * @param target takes the messages
     */
    IpcMessages(int largest, Target target) {
        this.largest = largest;
        this.target = target;
    }

    /** Takes messages. */
    interface Target {

        /** Takes one. */
        void take(FlightMessage message) throws IOException;
    }

    /** Takes the next bytes of the stream. */
    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int some = Math.min(bytes.remaining(), filling.length - filled);
            bytes.get(filling, filled, some);
            filled += some;
            if (filled == filling.length) {
                next();
            }
        }
    }

    private void next() throws IOException {
        byte[] full = filling;
        filled = 0;
        if (full == head) {
            int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES);
            if (length < 0 || length > LARGEST_METADATA) {
                throw new IOException("no message of an Arrow stream: " + length + " bytes of metadata");
            }
            // A length of zero ends the stream, and nothing follows.
            filling = length == 0 ? head : new byte[length];
        } else if (metadata == head) {
            metadata = full;
            long length = MessageMetadataResult.create(ByteBuffer.wrap(full), full.length)
                    .getMessageBodyLength();
            if (length > largest) {
                throw new LargeBatchException(
                        "a batch of rows has " + length + " bytes, and " + largest + " are allowed");
            }
            filling = new byte[Math.toIntExact(length)];
            if (length == 0) {
                whole();
            }
        } else {
            whole();
        }
    }

    private void whole() throws IOException {
        FlightMessage message = new FlightMessage(metadata, filling);
        metadata = head;
        filling = head;
        target.take(message);
    }
}
