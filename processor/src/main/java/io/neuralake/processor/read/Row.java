package io.neuralake.processor.read;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table.RowKind;
import java.util.List;

/**
 * The columns of a Java type, and how a value of it is made.
 *
 * @param columns columns in declaration order, inherited ones first
 * @param kind how a value is made of a row
 */
record Row(List<Column> columns, RowKind kind) {

    Row {
        columns = List.copyOf(columns);
    }
}
