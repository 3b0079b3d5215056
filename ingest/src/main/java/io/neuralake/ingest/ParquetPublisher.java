package io.neuralake.ingest;

import io.neuralake.ingest.file.DataFiles;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Puts batches into a table that is nothing but files: each file appears as a whole, and is all that there is to commit. */
final class ParquetPublisher implements Publisher {

    private final String asked;
    private final DataFiles files;

    ParquetPublisher(String asked, DataFiles files) {
        this.asked = asked;
        this.files = files;
    }

    @Override
    public void prepare() {
        // Files stand for themselves.
    }

    @Override
    public StreamPosition open(String stream) {
        throw new LakeException(
                asked,
                "a table without a log cannot remember how far stream '" + stream + "' is",
                "declare the table with format = DELTA, or append without a stream");
    }

    @Override
    public Committed publish(List<VectorSchemaRoot> batches, Collection<Append.Step> steps) throws IOException {
        files.write(batches);
        return new Committed(OptionalLong.empty());
    }
}
