package io.neuralake.benchmarks.peer;

import java.io.IOException;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Takes all batches of a result. */
final class Batches {

    private Batches() {}

    static Answer drain(ArrowReader batches) throws IOException {
        VectorSchemaRoot root = batches.getVectorSchemaRoot();
        long rows = 0;
        long sum = 0;
        while (batches.loadNextBatch()) {
            BigIntVector numbers = numbers(root);
            int count = root.getRowCount();
            for (int i = 0; i < count; i++) {
                sum += numbers.get(i);
            }
            rows += count;
        }
        return new Answer(rows, sum);
    }

    private static BigIntVector numbers(VectorSchemaRoot root) {
        for (FieldVector vector : root.getFieldVectors()) {
            if (vector instanceof BigIntVector numbers) {
                return numbers;
            }
        }
        throw new IllegalStateException("no column of 64-bit integers in " + root.getSchema());
    }
}
