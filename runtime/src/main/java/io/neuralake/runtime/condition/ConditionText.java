package io.neuralake.runtime.condition;

import io.neuralake.catalog.Operator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Conditions in words, for explanations. */
public final class ConditionText {

    private ConditionText() {}

    /** The condition on one line. */
    public static String of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return join(all.parts(), " AND ", "always");
        }
        if (condition instanceof Condition.Any any) {
            return join(any.parts(), " OR ", "never");
        }
        if (condition instanceof Condition.Compare compare) {
            return compare.field() + " " + symbol(compare.operator()) + " " + compare.value();
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.field() + not(oneOf.negated()) + " IN " + list(oneOf.values());
        }
        if (condition instanceof Condition.Absent absent) {
            return absent.field() + " IS" + not(absent.negated()) + " NULL";
        }
        if (condition instanceof Condition.Matches matches) {
            return matches.field() + not(matches.negated()) + " " + words(matches.operator()) + " '" + matches.text()
                    + "'";
        }
        if (condition instanceof Condition.Includes includes) {
            return includes.field() + not(includes.negated()) + " " + words(includes.operator()) + " "
                    + list(includes.values());
        }
        Condition.Decided decided = (Condition.Decided) condition;
        return decided.truth() ? decided.field() + " IS NOT NULL" : "never";
    }

    private static String join(List<Condition> parts, String operator, String empty) {
        if (parts.size() == 1) {
            return of(parts.get(0));
        }
        return parts.isEmpty()
                ? empty
                : parts.stream().map(ConditionText::of).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String list(List<Value> values) {
        int most = 10;
        return values.stream()
                .limit(most)
                .map(Value::toString)
                .collect(Collectors.joining(", ", "(", values.size() > most ? ", …)" : ")"));
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }

    private static String words(Operator operator) {
        return operator.name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case EQ -> "=";
            case NE -> "<>";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
            default -> words(operator);
        };
    }
}
