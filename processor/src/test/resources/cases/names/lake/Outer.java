package lake;

import io.neuralake.annotations.Catalog;
import io.neuralake.annotations.Table;

/** Declares the catalog on a type. */
@Catalog(name = "my_lake")
public interface Outer {

    /**
     * A table called as a method of its database's class.
     *
     * @param id number
     */
    @Table(database = "tables", name = "catalog", location = "${lake}/c")
    record Nested(long id) {}

    /**
     * A type called as one of the runtime's.
     *
     * @param id number
     */
    @Table(database = "tables", name = "cursor", location = "${lake}/c")
    record RowCursor(long id) {}
}
