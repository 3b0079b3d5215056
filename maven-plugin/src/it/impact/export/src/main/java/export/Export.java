package export;

import io.neuralake.runtime.QueryResult;
import java.nio.file.Path;
import tables.CityCatalog;

/** Uses the distance in a statement, and all columns. */
public final class Export {

    private Export() {}

    static QueryResult longest(CityCatalog catalog) {
        return catalog.sql("select max(distance) from mobility.trips");
    }

    static void all(CityCatalog catalog, Path file) {
        catalog.mobility().trips().scan().write(file);
    }
}
