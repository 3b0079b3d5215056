package io.neuralake.runtime.footer;

import io.neuralake.runtime.footer.StoredAs.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of a footer's schema: a column, or a group of them.
 *
 * @param name its name
 * @param physical number of the type of its bytes; negative for a group
 * @param width bytes of a value of fixed length
 * @param repetition 0 if it is in every row, 1 if it may be absent, 2 if there may be several
 * @param children how many lines that are not within each other are in it
 * @param meaning what its values mean
 */
record SchemaElement(String name, int physical, int width, int repetition, int children, StoredAs meaning) {

    static final int BOOLEAN = 0;
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTES = 6;
    static final int FIXED = 7;

    private static final int REPEATED = 2;

    boolean group() {
        return physical < 0;
    }

    /** Whether a row has one of it at most. */
    boolean single() {
        return repetition != REPEATED;
    }

    static SchemaElement read(CompactReader reader) throws IOException {
        Parts parts = new Parts(reader);
        reader.struct(parts::field);
        return parts.element();
    }

    /** What has been read of an element. */
    private static final class Parts {

        private final CompactReader reader;
        private String name = "";
        private int physical = -1;
        private int width;
        private int repetition;
        private int children;
        private int converted = -1;
        private int scale;
        private int precision;
        private Optional<StoredAs> logical = Optional.empty();

        Parts(CompactReader reader) {
            this.reader = reader;
        }

        boolean field(int id, int type) throws IOException {
            switch (id) {
                case 1 -> physical = reader.int32(type);
                case 2 -> width = reader.int32(type);
                case 3 -> repetition = reader.int32(type);
                case 4 -> name = new String(reader.binary(type), StandardCharsets.UTF_8);
                case 5 -> children = reader.int32(type);
                case 6 -> converted = reader.int32(type);
                case 7 -> scale = reader.int32(type);
                case 8 -> precision = reader.int32(type);
                case 10 -> {
                    if (type != CompactReader.STRUCT) {
                        return false;
                    }
                    reader.struct(this::logical);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** A member of the union of meanings, which is a struct each. */
        private boolean logical(int member, int type) throws IOException {
            if (type != CompactReader.STRUCT) {
                return false;
            }
            int[] number = new int[2];
            boolean[] truth = new boolean[1];
            reader.struct((id, inner) -> {
                if (inner == CompactReader.TRUE || inner == CompactReader.FALSE) {
                    truth[0] = CompactReader.truth(inner);
                } else if (inner == CompactReader.I8) {
                    number[0] = reader.int8(inner);
                } else if (inner == CompactReader.I32) {
                    number[id == 1 ? 0 : 1] = reader.int32(inner);
                } else if (inner == CompactReader.STRUCT) {
                    reader.struct((unit, none) -> {
                        number[0] = unit;
                        return false;
                    });
                } else {
                    return false;
                }
                return true;
            });
            logical = Optional.of(
                    switch (member) {
                        case 5 -> StoredAs.decimal(number[1], number[0]);
                        case 7 -> StoredAs.time(Kind.TIME, number[0], truth[0]);
                        case 8 -> StoredAs.time(Kind.TIMESTAMP, number[0], truth[0]);
                        case 10 -> StoredAs.integer(number[0], truth[0]);
                        default -> StoredAs.logical(member);
                    });
            return true;
        }

        SchemaElement element() {
            StoredAs said = converted < 0 ? StoredAs.PLAIN : StoredAs.converted(converted, precision, scale);
            // Who says two things means neither of them for sure.
            StoredAs meaning = converted < 0
                            || logical.filter(words -> !words.agrees(said)).isEmpty()
                    ? logical.orElse(said)
                    : StoredAs.OTHER;
            return new SchemaElement(name, physical, width, repetition, children, meaning);
        }
    }
}
