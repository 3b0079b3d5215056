package io.neuralake.runtime.column;

import java.util.ArrayList;
import java.util.List;

/** A column of nested records. */
public final class StructColumn extends Column {

    /** A column of the table. */
    public StructColumn(String name) {
        super(List.of(name));
    }

    /** A field of the nested record. */
    public AnyColumn field(String name) {
        return new AnyColumn(append(path(), name));
    }

    static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
