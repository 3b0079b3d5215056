package io.neuralake.runtime.footer;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads Thrift's compact protocol, in which Parquet's footers are written.
 *
 * <p>It takes nothing for granted: whatever the bytes are, it ends after no more steps than there are bytes, with an
 * {@link IOException} or a {@link BufferUnderflowException} if they are not what they should be.
 */
final class CompactReader {

    /** Types of fields. */
    static final int TRUE = 1;

    static final int FALSE = 2;
    static final int I8 = 3;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int STRUCT = 12;

    private static final int STOP = 0;
    private static final int I16 = 4;
    private static final int DOUBLE = 7;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int UUID = 13;
    private static final int LONG_LIST = 15;
    private static final int DEEPEST = 64;

    private final ByteBuffer bytes;
    private int depth;

    /** A reader of what a buffer has from its position on. */
    CompactReader(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the fields of a struct as they come. */
    interface Fields {

        /** Reads a field, or leaves it alone; whether it was read. */
        boolean read(int id, int type) throws IOException;
    }

    /** Takes the elements of a list one by one. */
    interface Elements {

        /** Reads the next element, all of it. */
        void read() throws IOException;
    }

    /** Where it is in the buffer. */
    int position() {
        return bytes.position();
    }

    /** Goes on elsewhere in the buffer. */
    void position(int next) {
        bytes.position(next);
    }

    /** Reads a struct. */
    void struct(Fields fields) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("more than " + DEEPEST + " structs in each other");
        }
        int id = 0;
        int head = bytes.get() & 0xff;
        while ((head & 15) != STOP) {
            id = head >>> 4 == 0 ? (int) zigzag() : id + (head >>> 4);
            if (!fields.read(id, head & 15)) {
                skip(head & 15);
            }
            head = bytes.get() & 0xff;
        }
        depth--;
    }

    /** Reads a list of structs. */
    void structs(int type, Elements elements) throws IOException {
        expect(type, LIST);
        int head = bytes.get() & 0xff;
        int size = size(head);
        if (size > 0) {
            expect(head & 15, STRUCT);
        }
        for (int i = 0; i < size; i++) {
            elements.read();
        }
    }

    private int size(int head) throws IOException {
        long size = head >>> 4 == LONG_LIST ? varint() : head >>> 4;
        // No element takes less than a byte.
        if (size < 0 || size > bytes.remaining()) {
            throw new IOException("a list of " + size + " in " + bytes.remaining() + " bytes");
        }
        return (int) size;
    }

    /** The value of a field that is a truth. */
    static boolean truth(int type) throws IOException {
        if (type != TRUE && type != FALSE) {
            throw new IOException("no truth: type " + type);
        }
        return type == TRUE;
    }

    /** The value of a field that is a byte. */
    int int8(int type) throws IOException {
        expect(type, I8);
        return bytes.get();
    }

    /** The value of a field that is a 32-bit integer. */
    int int32(int type) throws IOException {
        expect(type, I32);
        return Math.toIntExact(zigzag());
    }

    /** The value of a field that is a 64-bit integer. */
    long int64(int type) throws IOException {
        expect(type, I64);
        return zigzag();
    }

    /** The value of a field that is bytes. */
    byte[] binary(int type) throws IOException {
        expect(type, BINARY);
        byte[] value = new byte[length()];
        bytes.get(value);
        return value;
    }

    private int length() throws IOException {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new IOException(length + " bytes of " + bytes.remaining());
        }
        return (int) length;
    }

    private static void expect(int type, int expected) throws IOException {
        if (type != expected) {
            throw new IOException("type " + type + " where " + expected + " should be");
        }
    }

    private long zigzag() throws IOException {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    /** Leaves out a value. */
    void skip(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {}
            case I8 -> bytes.get();
            case I16, I32, I64 -> varint();
            case DOUBLE -> bytes.getDouble();
            case BINARY -> jump(length());
            case UUID -> jump(2 * Long.BYTES);
            case STRUCT -> struct((id, inner) -> false);
            case LIST, SET -> {
                int head = bytes.get() & 0xff;
                int size = size(head);
                for (int i = 0; i < size; i++) {
                    skipElement(head & 15);
                }
            }
            case MAP -> {
                long size = varint();
                int types = size == 0 ? 0 : bytes.get() & 0xff;
                if (size < 0 || size > bytes.remaining()) {
                    throw new IOException("a map of " + size + " in " + bytes.remaining() + " bytes");
                }
                for (long i = 0; i < size; i++) {
                    skipElement(types >>> 4);
                    skipElement(types & 15);
                }
            }
            default -> throw new IOException("type " + type);
        }
    }

    private void skipElement(int type) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("more than " + DEEPEST + " values in each other");
        }
        // A truth is a byte here, and part of its field's head there.
        skip(type == TRUE || type == FALSE ? I8 : type);
        depth--;
    }

    private void jump(int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + length);
    }
}
