package io.neuralake.runtime.delta;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.Deletions;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The deleted rows of one data file of a Delta table, as the log describes them.
 *
 * <p>Everything in it comes from outside: sizes are compared with what is there before memory is asked for, and what is read
 * is used only if checksum, format, number of rows and positions are all right.
 */
final class DeletionVector implements Deletions {

    private static final byte FILE_VERSION = 1;
    private static final int BITMAP = 1681511377;

    private final Table table;
    private final ObjectStore store;
    private final Place root;
    private final String file;
    private final OptionalLong records;
    private final Descriptor descriptor;

    /**
     * What the log says of deleted rows.
     *
     * @param storage {@code u}, {@code p} or {@code i}
     * @param pathOrData where they are, or what they are
     * @param offset where in the file
     * @param size bytes
     * @param cardinality number of rows
     */
    record Descriptor(String storage, String pathOrData, int offset, int size, long cardinality) {

        /** Where the first one in a file is. */
        static final int FIRST = 1;

        /** What tells apart the deletions of one data file. */
        String id() {
            return storage + pathOrData + "@" + offset;
        }
    }

    /**
     * The deleted rows of a file.
     *
     * @param file path of the data file, for messages
     * @param records number of its rows, if it is known
     */
    DeletionVector(
            Table table, ObjectStore store, Place root, String file, OptionalLong records, Descriptor descriptor) {
        this.table = table;
        this.store = store;
        this.root = root;
        this.file = file;
        this.records = records;
        this.descriptor = descriptor;
        if (descriptor.cardinality() < 0
                || descriptor.size() < 0
                || descriptor.cardinality() > records.orElse(Long.MAX_VALUE)) {
            throw failure("it has " + descriptor.cardinality() + " rows in " + descriptor.size()
                    + " bytes, for a file of " + (records.isPresent() ? records.getAsLong() : "?") + " rows");
        }
    }

    /** What tells apart the deletions of one data file. */
    String id() {
        return descriptor.id();
    }

    @Override
    public long count() {
        return descriptor.cardinality();
    }

    @Override
    public void positions(LongConsumer position) {
        try {
            ByteBuffer bytes = bytes().order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.remaining() < Integer.BYTES || bytes.getInt() != BITMAP) {
                throw failure("it does not begin as a deletion vector does");
            }
            long count = RoaringPositions.read(bytes, records.orElse(Long.MAX_VALUE), position);
            if (count != descriptor.cardinality()) {
                throw failure("it holds " + count + " rows, and the log says " + descriptor.cardinality());
            }
        } catch (RoaringPositions.BrokenException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failure("it cannot be read: " + e, e);
        }
    }

    private ByteBuffer bytes() throws IOException {
        if (descriptor.storage().equals("i")) {
            byte[] data = Base85.decode(descriptor.pathOrData())
                    .orElseThrow(() -> failure("its data in the log is no base 85 text"));
            if (data.length < descriptor.size()) {
                throw failure(
                        "its data in the log has " + data.length + " bytes, and should have " + descriptor.size());
            }
            return ByteBuffer.wrap(data, 0, descriptor.size());
        }
        Place place = place();
        long length = store.status(place).size();
        long start = descriptor.offset();
        long end = start + Integer.BYTES + descriptor.size() + Integer.BYTES;
        if (start < 1 || end > length) {
            throw failure(place + " has " + length + " bytes, and it should lie at " + start + " to " + end);
        }
        try (SeekableByteChannel channel = store.read(place)) {
            if (read(channel, 0, 1).get() != FILE_VERSION) {
                throw failure(place + " is of an unknown version");
            }
            ByteBuffer found = read(channel, start, Math.toIntExact(end - start));
            if (found.getInt() != descriptor.size()) {
                throw failure(place + " says another size at " + start + " than the log");
            }
            ByteBuffer data = found.slice(Integer.BYTES, descriptor.size());
            CRC32 checksum = new CRC32();
            checksum.update(data.duplicate());
            if ((int) checksum.getValue() != found.getInt(Integer.BYTES + descriptor.size())) {
                throw failure(place + " has another checksum at " + start + " than its content");
            }
            return data;
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long start, int size) throws IOException {
        channel.position(start);
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it ended " + buffer.remaining() + " bytes early");
            }
        }
        return buffer.flip();
    }

    private Place place() {
        String path = descriptor.pathOrData();
        if (descriptor.storage().equals("p")) {
            return DataPath.place(table, root, path);
        }
        int prefix = path.length() - Base85.UUID_LENGTH;
        if (!descriptor.storage().equals("u") || prefix < 0) {
            throw failure("the log gives it as '" + descriptor.storage() + "' " + path);
        }
        String name = Base85.uuid(path.substring(prefix))
                .map(uuid -> "deletion_vector_" + uuid + ".bin")
                .orElseThrow(() -> failure("the log names it " + path));
        return DataPath.place(table, root, prefix == 0 ? name : path.substring(0, prefix) + "/" + name);
    }

    private LakeException failure(String reason) {
        return failure(reason, null);
    }

    private LakeException failure(String reason, @Nullable Throwable cause) {
        return new LakeException(
                "read table '" + table.qualifiedName() + "'",
                "the deletion vector of file " + file + " is broken: " + reason,
                "restore the file that holds it, or an older version of the table",
                cause);
    }
}
