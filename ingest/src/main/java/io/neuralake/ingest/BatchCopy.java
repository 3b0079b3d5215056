package io.neuralake.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** Copies vectors into memory of another owner, buffer by buffer. */
final class BatchCopy {

    private BatchCopy() {}

    /** Copies all values of a vector into an empty one of the same type. */
    static void copy(FieldVector from, FieldVector to) {
        List<ArrowBuf> buffers = new ArrayList<>();
        try {
            for (ArrowBuf buffer : from.getFieldBuffers()) {
                ArrowBuf copied = to.getAllocator().buffer(buffer.readableBytes());
                buffers.add(copied);
                copied.setBytes(0, buffer, buffer.readerIndex(), buffer.readableBytes());
                copied.writerIndex(buffer.readableBytes());
            }
            to.loadFieldBuffers(new ArrowFieldNode(from.getValueCount(), from.getNullCount()), buffers);
        } finally {
            buffers.forEach(ArrowBuf::close);
        }
        for (int i = 0; i < from.getChildrenFromFields().size(); i++) {
            copy(from.getChildrenFromFields().get(i), to.getChildrenFromFields().get(i));
        }
    }
}
