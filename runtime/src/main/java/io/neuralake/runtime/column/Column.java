package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A column of a table, or a field of a nested one: what predicates and selections are made of.
 *
 * <p>A column is only a name until it is used in a scan; whether the table has it is checked then.
 */
public abstract sealed class Column
        permits BooleanColumn,
                DoubleColumn,
                IntegerColumn,
                ListColumn,
                LongColumn,
                MapColumn,
                NestedColumn,
                StructColumn,
                ValueColumn {

    private final List<String> path;

    Column(List<String> path) {
        this.path = List.copyOf(path);
    }

    /** Name of the column, and of the field within it and so on if it is one. */
    public final List<String> path() {
        return path;
    }

    /** The path joined by dots: {@code position.x}. */
    public final String name() {
        return String.join(".", path);
    }

    /** Holds for rows in which the column has no value. */
    public final Predicate isNull() {
        return new Predicate.Test(this, Operator.IS_NULL, List.of());
    }

    /** Holds for rows in which the column has a value. */
    public final Predicate isNotNull() {
        return new Predicate.Test(this, Operator.IS_NOT_NULL, List.of());
    }

    final Predicate test(Operator operator, Object value) {
        Objects.requireNonNull(value, () -> "null is no value to compare '" + name() + "' with; use isNull()");
        return new Predicate.Test(this, operator, List.of(value));
    }

    final Predicate test(Operator operator, Object first, Object second) {
        Objects.requireNonNull(first, () -> "null is no value to compare '" + name() + "' with");
        Objects.requireNonNull(second, () -> "null is no value to compare '" + name() + "' with");
        return new Predicate.Test(this, operator, List.of(first, second));
    }

    final Predicate testAll(Operator operator, Collection<?> values) {
        for (Object value : values) {
            Objects.requireNonNull(value, () -> "null is no value to compare '" + name() + "' with; use isNull()");
        }
        return new Predicate.Test(this, operator, List.copyOf(values));
    }

    @Override
    public final String toString() {
        return name();
    }
}
