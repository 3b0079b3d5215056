package io.neuralake.runtime.jdbc;

import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a condition that a database can test.
 *
 * <p>It may keep rows that the condition drops, because the engine tests them once more, and never the reverse. Negation
 * has been moved to the tests already; so a test that the database does not understand in our way is left out of a conjunction,
 * and a disjunction with such a test is left out as a whole.
 */
final class ConditionPush {

    private final Dialect dialect;
    private final Relation relation;

    ConditionPush(Dialect dialect, Relation relation) {
        this.dialect = dialect;
        this.relation = relation;
    }

    SqlPart push(Condition condition) {
        return part(condition).orElseGet(() -> SqlPart.always().inexact());
    }

    private Optional<SqlPart> part(Condition condition) {
        if (condition instanceof Condition.All all) {
            return Optional.of(all(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return any(any.parts());
        }
        if (condition instanceof Condition.Compare compare) {
            return whole(compare.field()).flatMap(column -> dialect.tests().compare(column, compare));
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return whole(oneOf.field()).flatMap(column -> dialect.tests().oneOf(column, oneOf));
        }
        if (condition instanceof Condition.Matches matches) {
            return whole(matches.field()).flatMap(column -> dialect.tests().matches(column, matches));
        }
        if (condition instanceof Condition.Absent absent) {
            return whole(absent.field()).map(column -> absent(column, absent.negated()));
        }
        if (condition instanceof Condition.Decided decided) {
            return whole(decided.field())
                    .map(column -> decided.truth() ? absent(column, true) : SqlPart.of("1 = 0", true));
        }
        return Optional.empty();
    }

    private SqlPart all(List<Condition> conditions) {
        List<SqlPart> parts = new ArrayList<>();
        boolean complete = true;
        for (Condition condition : conditions) {
            Optional<SqlPart> part = part(condition);
            complete &= part.isPresent();
            part.filter(some -> !some.everything()).ifPresent(parts::add);
            complete &= part.filter(some -> some.everything() && !some.exact()).isEmpty();
        }
        SqlPart joined = parts.isEmpty() ? SqlPart.always() : SqlPart.join(parts, " AND ");
        return complete ? joined : joined.inexact();
    }

    private Optional<SqlPart> any(List<Condition> conditions) {
        List<SqlPart> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<SqlPart> part = part(condition);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts.isEmpty() ? SqlPart.of("1 = 0", true) : SqlPart.join(parts, " OR "));
    }

    private SqlPart absent(StoredColumn column, boolean negated) {
        return SqlPart.of(
                dialect.quoted(column.name()) + (negated ? " IS NOT NULL" : " IS NULL"), dialect.knowsAbsence(column));
    }

    private Optional<StoredColumn> whole(Field field) {
        return field.whole() ? Optional.of(relation.column(field.column())) : Optional.empty();
    }
}
