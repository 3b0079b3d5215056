package io.neuralake.server.flight;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * A message of an Arrow stream on its way to a client: what the protocol calls {@code FlightData}, written without a copy of its body.
 *
 * @param metadata the message's description
 * @param body its buffers
 */
@SuppressWarnings("ArrayRecordComponent") // It exists from a worker to a client, and nobody compares it.
record FlightMessage(byte[] metadata, byte[] body) {

    private static final int DATA_HEADER = 2;
    private static final int DATA_BODY = 1000;
    private static final int LENGTH_DELIMITED = 2;

    /** Writes messages; none are read. */
    static final class Marshaller implements MethodDescriptor.Marshaller<FlightMessage> {

        @Override
        public InputStream stream(FlightMessage message) {
            return new Bytes(message);
        }

        @Override
        public FlightMessage parse(InputStream stream) {
            throw new UnsupportedOperationException("messages go to clients only");
        }
    }

    private byte[] head() {
        ByteArrayOutputStream head = new ByteArrayOutputStream(metadata.length + 16);
        CodedOutputStream coded = CodedOutputStream.newInstance(head);
        try {
            coded.writeByteArray(DATA_HEADER, metadata);
            if (body.length > 0) {
                coded.writeTag(DATA_BODY, LENGTH_DELIMITED);
                coded.writeUInt32NoTag(body.length);
            }
            coded.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return head.toByteArray();
    }

    /** The bytes of a message, which gRPC takes in one go if it can. */
    private static final class Bytes extends InputStream implements Drainable, KnownLength {

        private final byte[] head;
        private final byte[] body;
        private final InputStream stream;
        private int left;

        Bytes(FlightMessage message) {
            head = message.head();
            body = message.body;
            stream = new SequenceInputStream(
                    Collections.enumeration(List.of(new ByteArrayInputStream(head), new ByteArrayInputStream(body))));
            left = head.length + body.length;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            if (left == head.length + body.length) {
                target.write(head);
                target.write(body);
                left = 0;
                return head.length + body.length;
            }
            int drained = Math.toIntExact(stream.transferTo(target));
            left -= drained;
            return drained;
        }

        @Override
        public int available() {
            return left;
        }

        @Override
        public int read() throws IOException {
            int value = left == 0 ? -1 : stream.read();
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = left == 0 ? -1 : stream.read(target, offset, length);
            left -= Math.max(read, 0);
            return read;
        }
    }
}
