package io.neuralake.server.loading;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Hands the batches of an Arrow file to the engine, one after the other. */
final class ArrowFile implements AutoCloseable {

    private static final String NAME = "arrow_file";

    private final SeekableByteChannel channel;
    private final ArrowArrayStream stream;

    private ArrowFile(SeekableByteChannel channel, ArrowArrayStream stream) {
        this.channel = channel;
        this.stream = stream;
    }

    /** Opens a file in Arrow's file format, or in its stream format. */
    static ArrowFile open(Path file, boolean seekable, Duck duck) throws IOException, LoadException {
        BufferAllocator memory = new RootAllocator();
        SeekableByteChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        ArrowReader reader = seekable
                ? new ArrowFileReader(channel, memory, CommonsCompressionFactory.INSTANCE)
                : new ArrowStreamReader(channel, memory, CommonsCompressionFactory.INSTANCE);
        try {
            reader.getVectorSchemaRoot();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new LoadException(
                    "it is no file in Arrow's " + (seekable ? "file" : "stream") + " format: " + e.getMessage(), e);
        }
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory);
        Data.exportArrayStream(memory, reader, stream);
        duck.connection().registerArrowStream(NAME, stream);
        return new ArrowFile(channel, stream);
    }

    /** Its name for the engine. */
    String relation() {
        return NAME;
    }

    @Override
    public void close() throws IOException {
        // Its memory goes with the process, which the engine may still hold a part of.
        stream.close();
        channel.close();
    }
}
