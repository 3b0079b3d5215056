package io.neuralake.runtime.condition;

import io.neuralake.catalog.Operator;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A predicate bound to a table: every column is declared, every value fits its column, and negation is pushed down to the
 * tests. An absent value makes a test unknown, and unknown is never enough.
 */
public sealed interface Condition {

    /** Holds for every row. */
    static Condition always() {
        return new All(List.of());
    }

    /**
     * A field compared with a value.
     *
     * @param field the field
     * @param operator one of EQ, NE, LT, LE, GT and GE
     * @param value a value of the field's type
     */
    record Compare(Field field, Operator operator, Value value) implements Condition {}

    /**
     * A field that is one of some values, or none of them.
     *
     * @param field the field
     * @param values values of the field's type
     * @param negated whether it must be none of them
     */
    record OneOf(Field field, List<Value> values, boolean negated) implements Condition {

        /** Copies the values. */
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * A field that has no value, or has one. It is never unknown.
     *
     * @param field the field
     * @param negated whether it must have a value
     */
    record Absent(Field field, boolean negated) implements Condition {}

    /**
     * Text that matches, or does not.
     *
     * @param field the field
     * @param operator one of LIKE, STARTS_WITH and CONTAINS
     * @param text pattern or literal text
     * @param negated whether it must not match
     */
    record Matches(Field field, Operator operator, String text, boolean negated) implements Condition {}

    /**
     * A list that includes elements or a map that includes keys, or does not.
     *
     * @param field the field
     * @param operator INCLUDES_ANY or INCLUDES_ALL
     * @param values values of the element's or key's type
     * @param negated whether it must not include them
     */
    record Includes(Field field, Operator operator, List<Value> values, boolean negated) implements Condition {

        /** Copies the values. */
        public Includes {
            values = List.copyOf(values);
        }
    }

    /**
     * What no present value can change, as when a small integer is compared with a large one: the truth if the field has a
     * value, unknown otherwise.
     *
     * @param field the field
     * @param truth the answer for present values
     */
    record Decided(Field field, boolean truth) implements Condition {}

    /**
     * Holds where all parts hold.
     *
     * @param parts the parts
     */
    record All(List<Condition> parts) implements Condition {

        /** Copies the parts. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Holds where at least one part holds.
     *
     * @param parts the parts
     */
    record Any(List<Condition> parts) implements Condition {

        /** Copies the parts. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** This and another condition. */
    default Condition and(Condition other) {
        if (equals(always())) {
            return other;
        }
        return other.equals(always()) ? this : new All(List.of(this, other));
    }

    /**
     * The condition without the parts that look at nothing but the named columns: what is left to test on rows that were
     * chosen by these parts.
     */
    default Condition without(Collection<String> settled) {
        if (this instanceof All all) {
            List<Condition> left = all.parts().stream()
                    .map(part -> part.without(settled))
                    .filter(part -> !part.equals(always()))
                    .toList();
            return new All(left);
        }
        return settled.containsAll(columns())
                        && !(this instanceof Any any && any.parts().isEmpty())
                ? always()
                : this;
    }

    /** Names of the columns that the condition looks at. */
    default Set<String> columns() {
        Set<String> names = new TreeSet<>();
        collect(this, names);
        return names;
    }

    private static void collect(Condition condition, Set<String> names) {
        if (condition instanceof All all) {
            all.parts().forEach(part -> collect(part, names));
        } else if (condition instanceof Any any) {
            any.parts().forEach(part -> collect(part, names));
        } else if (condition instanceof Compare compare) {
            names.add(compare.field().column());
        } else if (condition instanceof OneOf oneOf) {
            names.add(oneOf.field().column());
        } else if (condition instanceof Absent absent) {
            names.add(absent.field().column());
        } else if (condition instanceof Matches matches) {
            names.add(matches.field().column());
        } else if (condition instanceof Includes includes) {
            names.add(includes.field().column());
        } else if (condition instanceof Decided decided) {
            names.add(decided.field().column());
        }
    }
}
