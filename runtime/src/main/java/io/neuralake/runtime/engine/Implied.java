package io.neuralake.runtime.engine;

import io.neuralake.runtime.condition.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * What an expression of a plan says about the rows of a table.
 *
 * @param condition holds for every row for which the expression is true
 * @param exact whether the expression is true for every row for which the condition holds
 */
record Implied(Condition condition, boolean exact) {

    /** An expression that says nothing that can be used. */
    static final Implied NOTHING = new Implied(Condition.always(), false);

    static Implied exactly(Condition condition) {
        return new Implied(condition, true);
    }

    /** What follows from all of some expressions. */
    static Implied all(List<Implied> parts) {
        List<Condition> conditions = parts.stream()
                .map(Implied::condition)
                .filter(condition -> !condition.equals(Condition.always()))
                .toList();
        Condition all = conditions.size() == 1 ? conditions.get(0) : new Condition.All(conditions);
        return new Implied(all, parts.stream().allMatch(Implied::exact));
    }

    /** What follows from any of some expressions. */
    static Implied any(List<Implied> parts) {
        List<Condition> conditions = new ArrayList<>();
        for (Implied part : parts) {
            if (part.condition().equals(Condition.always())) {
                return new Implied(Condition.always(), part.exact());
            }
            conditions.add(part.condition());
        }
        Condition any = conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions);
        return new Implied(any, parts.stream().allMatch(Implied::exact));
    }
}
