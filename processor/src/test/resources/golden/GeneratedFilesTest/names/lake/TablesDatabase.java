package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.DatabaseAccessor;
import javax.annotation.processing.Generated;

/**
 * Tables of {@code tables}.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class TablesDatabase extends DatabaseAccessor {
    /**
     * Name of the database.
     */
    public static final String NAME = "tables";

    /**
     * Opens the database.
     *
     * @param catalog the catalog that holds it
     */
    public TablesDatabase(Catalog catalog) {
        super(catalog, NAME);
    }

    /**
     * {@return table {@code catalog}: A table called as a method of its database's class}
     */
    public Outer_NestedTable catalogTable() {
        return new Outer_NestedTable(catalog());
    }

    /**
     * {@return table {@code cursor}: A type called as one of the runtime's}
     */
    public Outer_RowCursorTable cursor() {
        return new Outer_RowCursorTable(catalog());
    }
}
