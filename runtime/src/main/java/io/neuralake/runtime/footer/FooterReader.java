package io.neuralake.runtime.footer;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.footer.FileFacts.ColumnFacts;
import io.neuralake.runtime.footer.FooterSchema.Found;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the footers of a table's files say of some columns. One thread uses it.
 *
 * <p>A footer that is not as it should be says nothing. What it says is believed, as the engine believes it when it leaves out
 * row groups.
 */
final class FooterReader {

    private static final int TAIL = 2 * Integer.BYTES;
    private static final int USUAL = 16 << 10;
    private static final int LARGEST = 8 << 20;
    private static final int GROUPS = 1 << 16;
    private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;

    private final Table table;
    private final List<Field> fields;
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL);
    private byte[] lastSchema = new byte[0];
    private Optional<FooterSchema> schema = Optional.empty();

    FooterReader(Table table, List<Field> fields) {
        this.table = table;
        this.fields = fields;
    }

    /**
     * What a file's footer says; nothing, if that cannot be understood.
     *
     * @param size bytes that the file had when it was listed
     */
    FileFacts read(SeekableByteChannel file, long size) {
        try {
            return footer(file, size) ? new Footer().facts() : FileFacts.none(fields.size());
        } catch (IOException | BufferUnderflowException | ArithmeticException | IllegalArgumentException e) {
            return FileFacts.none(fields.size());
        }
    }

    /** Puts the footer between position and limit of the buffer; whether there is one. */
    private boolean footer(SeekableByteChannel file, long size) throws IOException {
        if (size < TAIL || file.size() != size) {
            return false;
        }
        tail(file, size, (int) Math.min(size, USUAL));
        ByteBuffer end = buffer.slice(buffer.limit() - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
        long length = end.getInt() & 0xffff_ffffL;
        if (end.getInt() != MAGIC || length > LARGEST || length > size - TAIL) {
            return false;
        }
        if (length > buffer.limit() - TAIL) {
            tail(file, size, (int) length + TAIL);
        }
        buffer.limit(buffer.limit() - TAIL);
        buffer.position(buffer.limit() - (int) length);
        return true;
    }

    private void tail(SeekableByteChannel file, long size, int length) throws IOException {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length);
        }
        buffer.clear().limit(length);
        file.position(size - length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new IOException("the file is shorter than it was");
            }
        }
    }

    /** One footer. */
    private final class Footer {

        private final CompactReader reader = new CompactReader(buffer);
        private final List<Group> groups = new ArrayList<>();
        private final BitSet ordered = new BitSet();
        private long rows = -1;
        private boolean encrypted;

        FileFacts facts() throws IOException {
            Optional<FooterSchema> before = schema;
            schema = Optional.empty();
            reader.struct((id, type) -> field(id, type, before));
            FooterSchema known = schema.orElseThrow(() -> new IOException("no schema"));
            long counted = 0;
            for (Group group : groups) {
                counted = Math.addExact(counted, group.rows);
            }
            if (encrypted || rows < 0 || counted != rows) {
                throw new IOException("a footer that contradicts itself");
            }
            List<ColumnFacts> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                columns.add(column(known.found().get(i), i));
            }
            return new FileFacts(rows, columns);
        }

        private boolean field(int id, int type, Optional<FooterSchema> before) throws IOException {
            switch (id) {
                case 2 -> schema = Optional.of(schema(type, before));
                case 3 -> rows = reader.int64(type);
                case 4 -> {
                    FooterSchema known = schema.orElseThrow(() -> new IOException("row groups before the schema"));
                    reader.structs(type, () -> {
                        if (groups.size() == GROUPS) {
                            throw new IOException("more than " + GROUPS + " row groups");
                        }
                        groups.add(group(known));
                    });
                }
                case 7 -> {
                    int[] leaf = new int[1];
                    reader.structs(type, () -> {
                        reader.struct((order, inner) -> {
                            ordered.set(leaf[0], order == 1);
                            return false;
                        });
                        leaf[0]++;
                    });
                }
                case 8 -> {
                    encrypted = true;
                    return false;
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Most files of a table have the same schema, byte for byte. */
        private FooterSchema schema(int type, Optional<FooterSchema> before) throws IOException {
            int start = reader.position();
            int end = start + lastSchema.length;
            if (before.isPresent()
                    && end <= buffer.limit()
                    && Arrays.equals(lastSchema, 0, lastSchema.length, buffer.array(), start, end)) {
                reader.position(end);
                return before.get();
            }
            List<SchemaElement> elements = new ArrayList<>();
            reader.structs(type, () -> elements.add(SchemaElement.read(reader)));
            lastSchema = Arrays.copyOfRange(buffer.array(), start, reader.position());
            return new FooterSchema(elements, table, fields);
        }

        private Group group(FooterSchema known) throws IOException {
            Group group = new Group(fields.size());
            reader.struct((id, type) -> {
                if (id == 1) {
                    reader.structs(type, () -> {
                        int wanted = known.wanted(group.columns++);
                        if (wanted < 0) {
                            reader.skip(CompactReader.STRUCT);
                        } else {
                            int physical = known.found().get(wanted).physical();
                            group.facts.set(wanted, Optional.of(ChunkFacts.read(reader, physical)));
                        }
                    });
                    return true;
                }
                if (id == 3) {
                    group.rows = reader.int64(type);
                    return true;
                }
                return false;
            });
            if (group.columns != known.leaves() || group.rows < 0) {
                throw new IOException("a row group with other columns than the schema");
            }
            return group;
        }

        private ColumnFacts column(Found found, int number) {
            if (found.missing()) {
                return new ColumnFacts(rows, Optional.empty(), Optional.empty(), true);
            }
            if (found.bounds().isEmpty()) {
                return ColumnFacts.NONE;
            }
            boolean whole = fields.get(number).whole();
            long nulls = whole ? 0 : -1;
            Optional<Value> least = Optional.empty();
            Optional<Value> greatest = Optional.empty();
            boolean first = true;
            boolean bounded = true;
            boolean numbers = true;
            for (Group group : groups) {
                if (group.rows == 0) {
                    continue;
                }
                Optional<ChunkFacts> chunk = group.facts.get(number);
                if (chunk.isEmpty() || chunk.get().values() != group.rows) {
                    return ColumnFacts.NONE;
                }
                long absent = chunk.get().nulls();
                nulls = nulls < 0 || absent < 0 ? -1 : nulls + absent;
                if (whole && absent == group.rows) {
                    continue;
                }
                numbers &= chunk.get().numbers();
                BoundBytes bytes = found.bounds().get();
                boolean order = ordered.get(found.leaf());
                Optional<Value> lower = chunk.get().bound(bytes, order, -1);
                Optional<Value> upper = chunk.get().bound(bytes, order, 1);
                // A bound that is no number says that the other one cannot be trusted either.
                bounded &= lower.isPresent() && upper.isPresent();
                if (bounded) {
                    least = first ? lower : Optional.of(outer(least, lower, -1));
                    greatest = first ? upper : Optional.of(outer(greatest, upper, 1));
                    first = false;
                }
            }
            return bounded
                    ? new ColumnFacts(nulls, least, greatest, numbers)
                    : new ColumnFacts(nulls, Optional.empty(), Optional.empty(), numbers);
        }

        private static Value outer(Optional<Value> one, Optional<Value> other, int outwards) {
            Value a = one.orElseThrow();
            Value b = other.orElseThrow();
            return a.compareTo(b) * outwards >= 0 ? a : b;
        }
    }

    /** One row group. */
    private static final class Group {

        private final List<Optional<ChunkFacts>> facts;
        private int columns;
        private long rows = -1;

        Group(int fields) {
            this.facts = new ArrayList<>(Collections.nCopies(fields, Optional.empty()));
        }
    }
}
