package io.neuralake.site.snippet;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Operator;
import java.util.List;

/**
 * A documentation filter whose values can be edited.
 *
 * @param column the column, as declared
 * @param operator how it is compared
 * @param values what with
 */
record Condition(Column column, Operator operator, List<Literal> values) {

    Condition {
        values = List.copyOf(values);
    }

    Literal value() {
        return values.get(0);
    }
}
