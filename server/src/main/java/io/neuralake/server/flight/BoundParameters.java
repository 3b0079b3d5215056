package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import io.neuralake.server.protocol.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * Values of parameters as a client sends them: an Arrow stream of one row, cut into messages.
 *
 * <p>Nothing that is sent is believed: sizes are compared before anything is made of them, and memory is limited.
 */
final class BoundParameters {

    private static final String ASKED = "bind these parameters";
    private static final int WORD = 8;
    private static final int CONTINUATION = -1;
    private static final int MEMORY = 64 << 20;

    private final int most;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    /** Takes up to a number of bytes. */
    BoundParameters(int most) {
        this.most = most;
    }

    /**
     * Takes a message.
     *
     * @throws FlightFailure if it is too much, or no message
     */
    void add(Flight.FlightData data) throws FlightFailure {
        ByteString header = data.getDataHeader();
        ByteString body = data.getDataBody();
        if (header.isEmpty()) {
            return;
        }
        if (stream.size() + (long) header.size() + body.size() > most) {
            throw FlightFailure.invalid(
                    ASKED, "they have more than the " + most + " bytes that are allowed", "send less");
        }
        if (stream.size() == 0 && !reasonable(header)) {
            throw FlightFailure.invalid(ASKED, "they do not begin with a schema of a few columns", "send one first");
        }
        int padding = (WORD - header.size() % WORD) % WORD;
        stream.writeBytes(ByteBuffer.allocate(WORD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CONTINUATION)
                .putInt(header.size() + padding)
                .array());
        stream.writeBytes(header.toByteArray());
        stream.writeBytes(new byte[padding]);
        stream.writeBytes(body.toByteArray());
    }

    private static boolean reasonable(ByteString header) {
        try {
            return SchemaSize.reasonable(ByteBuffer.wrap(header.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * The values, {@code $1} first.
     *
     * @throws FlightFailure if they are not those of one row, or of no type that a parameter has
     */
    List<Parameter> values() throws FlightFailure {
        try (ArrowStreamReader reader = new ArrowStreamReader(
                new ByteArrayInputStream(stream.toByteArray()), CollectedMemory.allocator(MEMORY))) {
            return values(reader);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw FlightFailure.invalid(
                    ASKED,
                    e instanceof OutOfMemoryException ? "they need too much memory" : "they are no Arrow stream",
                    "send a schema and one batch of rows, as Arrow's libraries write them");
        }
    }

    private static List<Parameter> values(ArrowStreamReader reader) throws IOException, FlightFailure {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        List<Parameter> values = new ArrayList<>();
        int rows = 0;
        while (rows <= 1 && reader.loadNextBatch()) {
            rows += root.getRowCount();
            if (root.getRowCount() == 1) {
                for (FieldVector vector : root.getFieldVectors()) {
                    values.add(value(vector, reader, values.size() + 1));
                }
            }
        }
        if (rows == 1 || root.getFieldVectors().isEmpty()) {
            return values;
        }
        throw FlightFailure.invalid(
                ASKED,
                rows == 0 ? "there is no row of values" : "there is more than one row of values",
                "bind one row for each time that the statement is executed");
    }

    private static Parameter value(FieldVector vector, ArrowStreamReader reader, int number) throws FlightFailure {
        if (vector.getField().getDictionary() == null) {
            return ParameterValue.of(vector, 0, number);
        }
        try (ValueVector decoded = DictionaryEncoder.decode(
                vector, reader.lookup(vector.getField().getDictionary().getId()))) {
            return ParameterValue.of(decoded, 0, number);
        }
    }
}
