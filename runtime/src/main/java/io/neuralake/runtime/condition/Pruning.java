package io.neuralake.runtime.condition;

import io.neuralake.catalog.Operator;
import java.util.Map;
import java.util.Optional;

/**
 * Decides from the values that all rows of a file or directory share whether any row of it can meet a condition.
 *
 * <p>What is not known counts as possible, so a file is left out only if none of its rows can be in the result.
 */
public final class Pruning {

    private Pruning() {}

    /**
     * Whether a row can meet the condition.
     *
     * @param condition the condition
     * @param shared values by column name that all rows share; empty for an absent value; a column that is not in it is not
     *     known
     */
    public static boolean possible(Condition condition, Map<String, Optional<Value>> shared) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> possible(part, shared));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> possible(part, shared));
        }
        if (condition instanceof Condition.Compare compare) {
            return known(compare.field(), shared, false, value -> compares(compare, value));
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return known(
                    oneOf.field(),
                    shared,
                    false,
                    value -> oneOf.negated() != oneOf.values().stream().anyMatch(other -> value.compareTo(other) == 0));
        }
        if (condition instanceof Condition.Absent absent) {
            return known(absent.field(), shared, !absent.negated(), value -> absent.negated());
        }
        if (condition instanceof Condition.Matches matches) {
            return known(matches.field(), shared, false, value -> matches.negated() != matches(matches, value));
        }
        if (condition instanceof Condition.Decided decided) {
            return decided.truth() && known(decided.field(), shared, false, value -> true);
        }
        return true;
    }

    private interface Test {
        boolean holds(Value value);
    }

    private static boolean known(Field field, Map<String, Optional<Value>> shared, boolean ifAbsent, Test test) {
        Optional<Value> value = field.whole() ? shared.get(field.column()) : null;
        if (value == null) {
            return true;
        }
        return value.isEmpty() ? ifAbsent : test.holds(value.get());
    }

    private static boolean compares(Condition.Compare compare, Value value) {
        int order = value.compareTo(compare.value());
        return switch (compare.operator()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> throw new IllegalArgumentException("no comparison: " + compare.operator());
        };
    }

    private static boolean matches(Condition.Matches matches, Value value) {
        String text = (String) value.value();
        if (matches.operator() == Operator.STARTS_WITH) {
            return text.startsWith(matches.text());
        }
        if (matches.operator() == Operator.CONTAINS) {
            return text.contains(matches.text());
        }
        return like(text.codePoints().toArray(), matches.text().codePoints().toArray());
    }

    /** When a letter does not fit, only the last {@code %} is tried again: a backtracking pattern could take forever. */
    private static boolean like(int[] text, int[] pattern) {
        int at = 0;
        int from = 0;
        int any = -1;
        int resumed = 0;
        while (from < text.length) {
            if (at < pattern.length && pattern[at] == '%') {
                any = at++;
                resumed = from;
            } else if (at < pattern.length && (pattern[at] == '_' || pattern[at] == text[from])) {
                at++;
                from++;
            } else if (any >= 0) {
                at = any + 1;
                from = ++resumed;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '%') {
            at++;
        }
        return at == pattern.length;
    }
}
