package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A column that is known by name only. Whether an operator and its values fit the column's declared type is checked when
 * the scan is made.
 */
public final class AnyColumn extends OrderedColumn<Object> {

    /** A column of the table. */
    public AnyColumn(String name) {
        super(List.of(name));
    }

    AnyColumn(List<String> path) {
        super(path);
    }

    /** A field of this column, which must be a nested record. */
    public AnyColumn field(String name) {
        return new AnyColumn(StructColumn.append(path(), name));
    }

    /** Text that matches a pattern in which {@code %} stands for any text and {@code _} for any one character. */
    public Predicate like(String pattern) {
        return test(Operator.LIKE, pattern);
    }

    /** Text that starts with the text, taken literally. */
    public Predicate startsWith(String text) {
        return test(Operator.STARTS_WITH, text);
    }

    /** Text that contains the text, taken literally. */
    public Predicate contains(String text) {
        return test(Operator.CONTAINS, text);
    }

    /** List that has the value as an element, or map that has it as a key. */
    public Predicate includes(Object value) {
        return test(Operator.INCLUDES, value);
    }

    /** List that has at least one of the values as an element. */
    public Predicate includesAny(Object... values) {
        return includesAny(Arrays.stream(values).toList());
    }

    /** List that has at least one of the values as an element. */
    public Predicate includesAny(Collection<?> values) {
        return testAll(Operator.INCLUDES_ANY, values);
    }

    /** List that has each of the values as an element. */
    public Predicate includesAll(Object... values) {
        return includesAll(Arrays.stream(values).toList());
    }

    /** List that has each of the values as an element. */
    public Predicate includesAll(Collection<?> values) {
        return testAll(Operator.INCLUDES_ALL, values);
    }
}
