package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;

/**
 * An object that the kernel reads.
 *
 * @param store where it is stored
 * @param place where it is in the store
 * @param size bytes, or not positive if the kernel does not know
 */
record StoreInputFile(ObjectStore store, Place place, long size) implements InputFile {

    @Override
    public long length() throws IOException {
        return size > 0 ? size : store.status(place).size();
    }

    @Override
    public String path() {
        return StoreFileIO.text(place);
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return place.name().endsWith(".json") ? new CommitLines(open()) : new Stream(open());
    }

    /** Its bytes, of which the kernel is told in its own way if they are not there. */
    SeekableByteChannel open() throws IOException {
        try {
            return store.read(place);
        } catch (NoSuchFileException e) {
            throw StoreFileIO.missing(e);
        }
    }

    private static final class Stream extends SeekableInputStream {

        private final SeekableByteChannel channel;

        Stream(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public long getPos() throws IOException {
            return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count;
            do {
                count = read(one, 0, 1);
            } while (count == 0);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(target, offset, length));
        }

        @Override
        public void readFully(byte[] target, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the object ended " + buffer.remaining() + " bytes early");
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
