package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes a schema as a message of Arrow's stream format, as all of the protocol's answers have it. */
final class SchemaBytes {

    private SchemaBytes() {}

    static ByteString of(Schema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
