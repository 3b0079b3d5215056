package io.neuralake.runtime.delta;

import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An object that the kernel writes: commits, checkpoints and checksums, which all fit in memory. It appears whole when it is
 * closed.
 *
 * @param store where it is stored
 * @param place where it is in the store
 */
record StoreOutputFile(ObjectStore store, Place place) implements OutputFile {

    @Override
    public String path() {
        return StoreFileIO.text(place);
    }

    @Override
    public PositionOutputStream create(boolean replace) {
        return new Stream(store, place, replace);
    }

    @Override
    public void writeAtomically(CloseableIterator<String> lines, boolean replace) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (lines) {
            while (lines.hasNext()) {
                content.writeBytes(lines.next().getBytes(StandardCharsets.UTF_8));
                content.write('\n');
            }
        }
        store.write(place, new ByteArrayInputStream(content.toByteArray()), replace);
    }

    private static final class Stream extends PositionOutputStream {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final ObjectStore store;
        private final Place place;
        private final boolean replace;
        private boolean closed;

        Stream(ObjectStore store, Place place, boolean replace) {
            this.store = store;
            this.place = place;
            this.replace = replace;
        }

        @Override
        public long getPos() {
            return content.size();
        }

        @Override
        public void write(int value) {
            content.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            content.write(source, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                store.write(place, new ByteArrayInputStream(content.toByteArray()), replace);
            }
        }
    }
}
