package io.neuralake.runtime.condition;

import io.neuralake.catalog.ColumnType;
import java.util.List;

/**
 * A declared column, or a field of a nested one, that a condition looks at.
 *
 * @param path name of the column, and of the field within it and so on
 * @param type declared type
 * @param partition whether the value is part of a file's place
 */
public record Field(List<String> path, ColumnType type, boolean partition) {

    /** Copies the path. */
    public Field {
        path = List.copyOf(path);
    }

    /** Name of the column that holds the value. */
    public String column() {
        return path.get(0);
    }

    /** Whether it is a column and not a field within one. */
    public boolean whole() {
        return path.size() == 1;
    }

    @Override
    public String toString() {
        return String.join(".", path);
    }
}
