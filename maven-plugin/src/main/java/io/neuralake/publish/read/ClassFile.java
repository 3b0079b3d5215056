package io.neuralake.publish.read;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * As much of a class file as tells where an annotation of {@code CLASS} retention stands: on the type, or on which methods.
 *
 * <p>Read by hand because a whole class path is read: most class files are left after their constants, which do not name
 * the annotation. The layout is that of the JVM specification, chapter 4.
 */
final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final byte[] ANNOTATIONS = "RuntimeInvisibleAnnotations".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer bytes;
    private final byte[] descriptor;
    private int[] constants = {};
    private boolean mentioned;

    private ClassFile(byte[] content, byte[] descriptor) {
        this.bytes = ByteBuffer.wrap(content);
        this.descriptor = descriptor;
    }

    /**
     * What carries an annotation.
     *
     * @param type binary name of the type
     * @param onType whether the type itself carries it
     * @param methods names of the methods that carry it
     */
    record Annotated(String type, boolean onType, List<String> methods) {}

    /**
     * Finds an annotation; empty if it is nowhere, or if these are not the bytes of a class.
     *
     * @param descriptor type descriptor of the annotation, {@code Lio/neuralake/annotations/Table;}
     */
    static Optional<Annotated> find(byte[] content, String descriptor) {
        try {
            return new ClassFile(content, descriptor.getBytes(StandardCharsets.US_ASCII)).find();
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Optional<Annotated> find() {
        if (bytes.getInt() != MAGIC) {
            return Optional.empty();
        }
        bytes.getInt();
        if (!readConstants() || !mentioned) {
            return Optional.empty();
        }
        unsigned();
        String type = text(bytes.getShort(constants[unsigned()]) & 0xFFFF).replace('/', '.');
        unsigned();
        skip(2 * unsigned());
        for (int fields = unsigned(); fields > 0; fields--) {
            skip(6);
            annotated();
        }
        List<String> methods = new ArrayList<>();
        for (int count = unsigned(); count > 0; count--) {
            unsigned();
            String name = text(unsigned());
            unsigned();
            if (annotated()) {
                methods.add(name);
            }
        }
        boolean onType = annotated();
        return onType || !methods.isEmpty() ? Optional.of(new Annotated(type, onType, methods)) : Optional.empty();
    }

    /** Notes where each constant's value starts; false if a constant is of a kind that is not known. */
    private boolean readConstants() {
        constants = new int[unsigned()];
        for (int index = 1; index < constants.length; index++) {
            int kind = bytes.get();
            constants[index] = bytes.position();
            switch (kind) {
                case UTF8 -> {
                    mentioned |= is(index, descriptor);
                    skip(unsigned());
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads a list of attributes; whether one of them holds the annotation. */
    private boolean annotated() {
        boolean found = false;
        for (int count = unsigned(); count > 0; count--) {
            boolean annotations = is(unsigned(), ANNOTATIONS);
            int end = bytes.getInt() + bytes.position();
            if (annotations) {
                for (int annotation = unsigned(); annotation > 0; annotation--) {
                    found |= is(unsigned(), descriptor);
                    skipElements();
                }
            }
            bytes.position(end);
        }
        return found;
    }

    private void skipElements() {
        for (int count = unsigned(); count > 0; count--) {
            unsigned();
            skipValue();
        }
    }

    private void skipValue() {
        switch (bytes.get()) {
            case 'e' -> skip(4);
            case '@' -> {
                unsigned();
                skipElements();
            }
            case '[' -> {
                for (int count = unsigned(); count > 0; count--) {
                    skipValue();
                }
            }
            default -> skip(2);
        }
    }

    private boolean is(int constant, byte[] expected) {
        int at = constants[constant];
        int start = at + 2;
        int length = bytes.getShort(at) & 0xFFFF;
        return length == expected.length
                && Arrays.equals(bytes.array(), start, start + length, expected, 0, expected.length);
    }

    private String text(int constant) {
        int at = constants[constant];
        return new String(bytes.array(), at + 2, bytes.getShort(at) & 0xFFFF, StandardCharsets.UTF_8);
    }

    private int unsigned() {
        return bytes.getShort() & 0xFFFF;
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }
}
