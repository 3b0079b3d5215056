package io.neuralake.runtime.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;

/** Writes batches as they are. */
final class ArrowExport {

    private ArrowExport() {}

    static long write(ArrowReader batches, boolean file, OutputStream out) throws IOException {
        VectorSchemaRoot root = batches.getVectorSchemaRoot();
        WritableByteChannel channel = Channels.newChannel(out);
        try (ArrowWriter writer =
                file ? new ArrowFileWriter(root, batches, channel) : new ArrowStreamWriter(root, batches, channel)) {
            long rows = 0;
            writer.start();
            while (batches.loadNextBatch()) {
                writer.writeBatch();
                rows += root.getRowCount();
            }
            writer.end();
            return rows;
        }
    }
}
