package io.neuralake.runtime.column;

import java.util.List;

/** A column of lists whose elements are lists, maps or nested records: it can be selected and tested for presence. */
public final class NestedColumn extends Column {

    /** A column of the table. */
    public NestedColumn(String name) {
        super(List.of(name));
    }
}
