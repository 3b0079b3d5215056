package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values of parameters in streams that Arrow wrote, whole and damaged; {@code -Dflight.messages=1000000} damages more. */
final class BoundParametersTest {

    private static final int MESSAGES = Integer.getInteger("flight.messages", 3_000);

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingIsLeftInMemory() {
        assertThat(allocator.getAllocatedMemory()).isZero();
        allocator.close();
    }

    private List<Flight.FlightData> messages(int rows, List<FieldVector> vectors) throws Exception {
        List<Flight.FlightData> messages = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        vectors.forEach(vector -> vector.setValueCount(rows));
        try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
            root.setRowCount(rows);
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        new IpcMessages(
                        1 << 20,
                        message -> messages.add(Flight.FlightData.newBuilder()
                                .setDataHeader(ByteString.copyFrom(message.metadata()))
                                .setDataBody(ByteString.copyFrom(message.body()))
                                .build()))
                .take(ByteBuffer.wrap(bytes.toByteArray()));
        return messages;
    }

    private <V extends FieldVector> V filled(V vector, Consumer<V> values) {
        vector.allocateNew();
        values.accept(vector);
        return vector;
    }

    private List<Parameter> bound(List<Flight.FlightData> messages) throws FlightFailure {
        BoundParameters parameters = new BoundParameters(1 << 20);
        for (Flight.FlightData message : messages) {
            parameters.add(message);
        }
        return parameters.values();
    }

    private List<FieldVector> all() {
        return new ArrayList<>(List.of(
                filled(new BitVector("a", allocator), v -> v.setSafe(0, 1)),
                filled(new IntVector("b", allocator), v -> v.setSafe(0, -7)),
                filled(new BigIntVector("c", allocator), v -> v.setSafe(0, Long.MIN_VALUE)),
                filled(new UInt8Vector("d", allocator), v -> v.setSafe(0, -1L)),
                filled(new Float4Vector("e", allocator), v -> v.setSafe(0, 0.1f)),
                filled(new Float8Vector("f", allocator), v -> v.setSafe(0, Double.NEGATIVE_INFINITY)),
                filled(new DecimalVector("g", allocator, 12, 2), v -> v.setSafe(0, new BigDecimal("-10.50"))),
                filled(new VarCharVector("h", allocator), v -> v.setSafe(0, "ü'\0".getBytes(StandardCharsets.UTF_8))),
                filled(new VarBinaryVector("i", allocator), v -> v.setSafe(0, new byte[] {0, -1})),
                filled(new DateDayVector("j", allocator), v -> v.setSafe(0, -1)),
                filled(new TimeMicroVector("k", allocator), v -> v.setSafe(0, 1_500_000)),
                filled(new TimeStampNanoVector("l", allocator), v -> v.setSafe(0, -1)),
                filled(new TimeStampMicroTZVector("m", allocator, "Europe/Oslo"), v -> v.setSafe(0, 0)),
                filled(new IntVector("n", allocator), v -> v.setNull(0))));
    }

    @Test
    void valuesAreWrittenAsSqlWritesThem() throws Exception {
        assertThat(bound(messages(1, all())))
                .containsExactly(
                        new Parameter(ParameterType.BOOLEAN, "true"),
                        new Parameter(ParameterType.INTEGER, "-7"),
                        new Parameter(ParameterType.BIGINT, "-9223372036854775808"),
                        new Parameter(ParameterType.DECIMAL, "18446744073709551615"),
                        new Parameter(ParameterType.REAL, "0.1"),
                        new Parameter(ParameterType.DOUBLE, "-Infinity"),
                        new Parameter(ParameterType.DECIMAL, "-10.50"),
                        new Parameter(ParameterType.UNKNOWN, "ü'\0"),
                        new Parameter(ParameterType.BYTES, "00ff"),
                        new Parameter(ParameterType.DATE, "1969-12-31"),
                        new Parameter(ParameterType.TIME, "00:00:01.500"),
                        new Parameter(ParameterType.TIMESTAMP, "1969-12-31 23:59:59.999999999"),
                        new Parameter(ParameterType.TIMESTAMPTZ, "1970-01-01 00:00+00"),
                        new Parameter(ParameterType.INTEGER, null));
    }

    @Test
    void oneRowIsBound() throws Exception {
        List<Flight.FlightData> two = messages(2, List.of(filled(new IntVector("a", allocator), v -> {
            v.setSafe(0, 1);
            v.setSafe(1, 2);
        })));
        assertThatThrownBy(() -> bound(two)).hasMessageContaining("more than one row");
        List<Flight.FlightData> none = messages(0, List.of(filled(new IntVector("a", allocator), v -> {})));
        assertThatThrownBy(() -> bound(none)).hasMessageContaining("no row");
        List<Flight.FlightData> list = messages(1, List.of(filled(ListVector.empty("a", allocator), v -> {})));
        assertThatThrownBy(() -> bound(list)).hasMessageContaining("$1 is a List");
        assertThatThrownBy(() -> bound(List.of(two.get(1)))).hasMessageContaining("begin with a schema");
        assertThatThrownBy(() -> new BoundParameters(100).add(two.get(0))).hasMessageContaining("more than the 100");
    }

    @Test
    void damagedStreamsAreRefused() throws Exception {
        List<Flight.FlightData> whole = messages(1, all());
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < MESSAGES; i++) {
            List<Flight.FlightData> damaged = new ArrayList<>();
            for (Flight.FlightData message : whole) {
                damaged.add(Flight.FlightData.newBuilder()
                        .setDataHeader(Damage.some(message.getDataHeader(), random))
                        .setDataBody(Damage.some(message.getDataBody(), random))
                        .build());
            }
            try {
                assertThat(bound(damaged)).isNotNull();
            } catch (FlightFailure e) {
                refused++;
            }
            assertThat(allocator.getAllocatedMemory()).isZero();
        }
        assertThat(refused).isPositive();
    }
}
