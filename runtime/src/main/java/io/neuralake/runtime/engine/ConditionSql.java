package io.neuralake.runtime.engine;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import java.util.ArrayList;
import java.util.List;

/** Conditions as SQL expressions over columns that have their declared names and types. */
final class ConditionSql {

    private static final int GROUP = 16;

    private ConditionSql() {}

    static String expression(Condition condition) {
        if (condition instanceof Condition.All all) {
            return join(all.parts(), " AND ", "TRUE");
        }
        if (condition instanceof Condition.Any any) {
            return join(any.parts(), " OR ", "FALSE");
        }
        if (condition instanceof Condition.Compare compare) {
            return field(compare.field()) + operator(compare.operator()) + Sql.value(compare.value());
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return field(oneOf.field()) + (oneOf.negated() ? " NOT IN (" : " IN (") + Sql.values(oneOf.values()) + ")";
        }
        if (condition instanceof Condition.Absent absent) {
            return field(absent.field()) + (absent.negated() ? " IS NOT NULL" : " IS NULL");
        }
        if (condition instanceof Condition.Matches matches) {
            return negated(matches.negated(), matches(matches));
        }
        if (condition instanceof Condition.Includes includes) {
            return negated(includes.negated(), includes(includes));
        }
        Condition.Decided decided = (Condition.Decided) condition;
        return decided.truth()
                ? "(" + field(decided.field()) + " IS NOT NULL OR NULL)"
                : "(" + field(decided.field()) + " IS NULL AND NULL)";
    }

    /** Many parts are put into groups of groups: DuckDB goes down one step of the caller's stack for each part of a chain. */
    private static String join(List<Condition> parts, String operator, String empty) {
        if (parts.isEmpty()) {
            return empty;
        }
        List<String> texts = parts.stream().map(ConditionSql::expression).toList();
        while (texts.size() > GROUP) {
            List<String> groups = new ArrayList<>();
            for (int i = 0; i < texts.size(); i += GROUP) {
                groups.add(group(texts.subList(i, Math.min(texts.size(), i + GROUP)), operator));
            }
            texts = groups;
        }
        return group(texts, operator);
    }

    private static String group(List<String> texts, String operator) {
        return "(" + String.join(operator, texts) + ")";
    }

    private static String field(Field field) {
        String expression = Sql.name(field.column());
        for (String name : field.path().subList(1, field.path().size())) {
            expression = "struct_extract(" + expression + ", " + Sql.text(name) + ")";
        }
        return expression;
    }

    private static String operator(Operator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case NE -> " <> ";
            case LT -> " < ";
            case LE -> " <= ";
            case GT -> " > ";
            case GE -> " >= ";
            default -> throw new IllegalArgumentException("no comparison: " + operator);
        };
    }

    private static String matches(Condition.Matches matches) {
        String field = field(matches.field());
        String text = Sql.text(matches.text());
        return switch (matches.operator()) {
            case LIKE -> field + " LIKE " + text;
            case STARTS_WITH -> "starts_with(" + field + ", " + text + ")";
            default -> "contains(" + field + ", " + text + ")";
        };
    }

    private static String includes(Condition.Includes includes) {
        String field = field(includes.field());
        String list = includes.field().type() instanceof ColumnType.MapOf ? "map_keys(" + field + ")" : field;
        String function = includes.operator() == Operator.INCLUDES_ALL ? "list_has_all(" : "list_has_any(";
        return function + list + ", [" + Sql.values(includes.values()) + "])";
    }

    private static String negated(boolean negated, String expression) {
        return negated ? "NOT " + expression : expression;
    }
}
