package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object that is read here and there: parts of logs and checkpoints.
 *
 * <p>Opening it reads its start, which is all of most of them. Of others that are not too large the rest comes with the next
 * request; of larger ones a window around what is asked for.
 */
final class S3Channel implements SeekableByteChannel {

    private static final int START = 1 << 20;
    private static final int IN_MEMORY = 16 << 20;
    private static final int WINDOW = 8 << 20;

    private final S3Reader reader;
    private final Place place;
    private final String tag;
    private final long size;
    private final Window start;
    private Window window;
    private long position;
    private boolean closed;

    /** Bytes of the object from a position on. */
    private record Window(long from, ByteBuffer bytes) {

        boolean holds(long position) {
            return position >= from && position < from + bytes.limit();
        }
    }

    private S3Channel(S3Reader reader, Place place, String tag, long size, Window start) {
        this.reader = reader;
        this.place = place;
        this.tag = tag;
        this.size = size;
        this.start = start;
        this.window = start;
    }

    static S3Channel open(S3Reader reader, Place place) throws IOException {
        if (S3Key.of(place).key().isEmpty()) {
            throw new NoSuchFileException(place.toString());
        }
        for (int attempt = 1; attempt <= reader.options().attempts(); attempt++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            GetObjectResponse answer = start(reader, place, bytes);
            long total = S3Reader.total(answer);
            boolean checked = reader.options().verifyTags() && S3Content.isSum(answer) && total == bytes.size();
            if (!checked || S3Content.matches(answer, S3Content.md5().digest(bytes.toByteArray()))) {
                String tag = answer.eTag() == null ? "" : answer.eTag();
                return new S3Channel(reader, place, tag, total, new Window(0, ByteBuffer.wrap(bytes.toByteArray())));
            }
        }
        throw new StorageException(
                place + " arrives with other bytes than its tag says, which is their MD5 sum; so it was "
                        + reader.options().attempts() + " times",
                "check the network and the store; if its tags are no MD5 sums, use S3Options.withoutTagCheck",
                null);
    }

    private static GetObjectResponse start(S3Reader reader, Place place, ByteArrayOutputStream bytes)
            throws IOException {
        try {
            return reader.range(place, "", 0, START, (response, body) -> {
                bytes.reset();
                long length = Math.min(START, S3Reader.total(response));
                S3Content.copy(body, length, (source, count) -> bytes.write(source, 0, count));
            });
        } catch (StorageException e) {
            if (!S3Failure.isBadRange(e)) {
                throw e;
            }
            // An empty object has no first byte.
            return reader.whole(place, "", (response, body) -> {
                bytes.reset();
                if (S3Reader.total(response) != 0) {
                    throw S3Failure.replaced(place, e);
                }
            });
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        Window found = start.holds(position) ? start : window;
        if (!found.holds(position)) {
            found = fetch();
            window = found;
        }
        int offset = (int) (position - found.from());
        int count = Math.min(target.remaining(), found.bytes().limit() - offset);
        target.put(found.bytes().slice(offset, count));
        position += count;
        return count;
    }

    private Window fetch() throws IOException {
        long from = size <= IN_MEMORY ? start.bytes().limit() : position;
        long length = size <= IN_MEMORY ? size - from : Math.min(WINDOW, size - from);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) length);
        reader.range(place, tag, from, length, (response, body) -> {
            bytes.reset();
            if (S3Reader.total(response) != size) {
                throw RetryableException.create("the answer is of an object of other length");
            }
            S3Content.copy(body, length, (source, count) -> bytes.write(source, 0, count));
        });
        return new Window(from, ByteBuffer.wrap(bytes.toByteArray()));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
