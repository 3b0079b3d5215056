package io.neuralake.runtime.plan;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.storage.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of a table that a condition leaves to be read.
 *
 * @param table the table as declared
 * @param files files that may hold a row of the result, always in the same order
 * @param leftOut files of the table that hold no such row; empty unless the request is to be explained
 * @param version version of a Delta table
 * @param layout how the files hold the table's columns
 * @param root what no link may lead out of when the files are read; empty if that is known already
 */
public record ScanPlan(
        Table table,
        List<PlannedFile> files,
        List<PlannedFile> leftOut,
        OptionalLong version,
        FileLayout layout,
        Optional<Place> root)
        implements TableInput {

    /** Copies the files. */
    public ScanPlan {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** A plan for files that call the columns as the table does, and are where their names say. */
    public ScanPlan(Table table, List<PlannedFile> files, List<PlannedFile> leftOut) {
        this(table, files, leftOut, OptionalLong.empty(), FileLayout.PLAIN, Optional.empty());
    }

    /** The same plan for some of its files. */
    public ScanPlan only(List<PlannedFile> some) {
        return new ScanPlan(table, some, List.of(), version, layout, root);
    }

    /** Bytes of all files to be read. */
    public long bytes() {
        return files.stream().mapToLong(PlannedFile::size).sum();
    }

    /** Number of rows in the files that are not deleted; empty if nobody counted those of some file. */
    public OptionalLong rows() {
        long rows = 0;
        for (PlannedFile file : files) {
            OptionalLong known = file.rows();
            if (known.isEmpty()) {
                return known;
            }
            rows += known.getAsLong();
        }
        return OptionalLong.of(rows);
    }
}
