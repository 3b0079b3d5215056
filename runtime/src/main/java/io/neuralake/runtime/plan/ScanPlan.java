package io.neuralake.runtime.plan;

import io.neuralake.catalog.Table;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files of a table that a condition leaves to be read.
 *
 * @param table the table as declared
 * @param files files that may hold a row of the result, in the order of their places
 * @param version version of a Delta table
 */
public record ScanPlan(Table table, List<PlannedFile> files, OptionalLong version) implements TableInput {

    /** Copies the files. */
    public ScanPlan {
        files = List.copyOf(files);
    }

    /** Bytes of all files to be read. */
    public long bytes() {
        return files.stream().mapToLong(PlannedFile::size).sum();
    }
}
