package io.neuralake.samples.data.storage;

import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Writes the rows of a table as its declaration says that they are stored. */
public final class TableWriter implements AutoCloseable {

    private final Staging staging;

    /**
     * A writer that keeps rows in a directory until they are written.
     *
     * @param scratch an existing directory that is removed afterwards
     */
    public TableWriter(Path scratch) throws SQLException {
        this.staging = new Staging(scratch);
    }

    /**
     * Writes a new table.
     *
     * @param root where the table's location is, a directory that is not there yet
     */
    public Written write(Table table, Stream<?> rows, Path root) throws SQLException, IOException {
        long count;
        try (rows) {
            count = staging.load(table, rows);
        }
        List<DataFile> files = staging.files(table);
        if (table.format() == Format.DELTA) {
            new DeltaTable(table, root, staging).write(files);
        } else {
            for (int i = 0; i < files.size(); i++) {
                staging.write(table, files.get(i), root.resolve(FileNames.name(table, files.get(i), i)));
            }
        }
        return new Written(table.qualifiedName(), count, files.size());
    }

    @Override
    public void close() throws SQLException {
        staging.close();
    }
}
