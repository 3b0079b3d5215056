package io.neuralake.server.flight;

import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a schema that somebody sent before it is made into objects.
 *
 * <p>A few bytes can describe a schema without end: its parts are named by where they are, and any number of names may be of the same
 * place.
 */
final class SchemaSize {

    private static final int DEPTH = 8;
    private static final int MOST = 100_000;

    private int left = MOST;

    private SchemaSize() {}

    /**
     * Whether a message is a schema of a reasonable size.
     *
     * @throws IndexOutOfBoundsException if it is none at all
     */
    static boolean reasonable(ByteBuffer message) {
        Message parsed = Message.getRootAsMessage(message);
        if (parsed.headerType() != MessageHeader.Schema) {
            return false;
        }
        Schema schema = new Schema();
        return parsed.header(schema) != null && new SchemaSize().holds(schema);
    }

    private boolean holds(Schema schema) {
        if (!take(schema.fieldsLength()) || !take(schema.customMetadataLength())) {
            return false;
        }
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            if (!holds(schema.customMetadata(i))) {
                return false;
            }
        }
        for (int i = 0; i < schema.fieldsLength(); i++) {
            if (!holds(schema.fields(i), 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(@Nullable Field field, int depth) {
        if (field == null || depth > DEPTH) {
            return false;
        }
        ByteBuffer name = field.nameAsByteBuffer();
        if (!take(name == null ? 0 : name.remaining())
                || !take(field.childrenLength())
                || !take(field.customMetadataLength())) {
            return false;
        }
        for (int i = 0; i < field.customMetadataLength(); i++) {
            if (!holds(field.customMetadata(i))) {
                return false;
            }
        }
        for (int i = 0; i < field.childrenLength(); i++) {
            if (!holds(field.children(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(@Nullable KeyValue pair) {
        if (pair == null) {
            return false;
        }
        ByteBuffer key = pair.keyAsByteBuffer();
        ByteBuffer value = pair.valueAsByteBuffer();
        return take(key == null ? 0 : key.remaining()) && take(value == null ? 0 : value.remaining());
    }

    private boolean take(int size) {
        left -= Math.max(size, 0) + 1;
        return size >= 0 && left >= 0;
    }
}
