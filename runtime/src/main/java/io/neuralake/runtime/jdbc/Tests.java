package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Value;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests of a single column in a database's SQL, as far as the database means the same by them as we do: text is compared code
 * point by code point, and NaN is equal to itself and greater than every number.
 */
final class Tests {

    private static final int MOST_VALUES = 1000;
    private static final Set<Operator> UPWARDS = Set.of(Operator.NE, Operator.GT, Operator.GE);

    private final Dialect dialect;

    Tests(Dialect dialect) {
        this.dialect = dialect;
    }

    Optional<SqlPart> compare(StoredColumn column, Condition.Compare compare) {
        Value value = compare.value();
        if (value.value() instanceof String text) {
            return sendable(text) ? text(column, compare.operator(), List.of(text)) : Optional.empty();
        }
        return sendable(value) ? plain(column, compare.operator(), List.of(value)) : Optional.empty();
    }

    Optional<SqlPart> oneOf(StoredColumn column, Condition.OneOf oneOf) {
        Operator operator = oneOf.negated() ? Operator.NE : Operator.EQ;
        if (oneOf.values().size() > MOST_VALUES) {
            return Optional.empty();
        }
        if (oneOf.field().type() instanceof ColumnType.Enumeration
                || oneOf.field().type() == Scalar.STRING
                || oneOf.field().type() == Scalar.UUID) {
            List<String> texts =
                    oneOf.values().stream().map(value -> (String) value.value()).toList();
            return texts.stream().allMatch(Tests::sendable) ? text(column, operator, texts) : Optional.empty();
        }
        return oneOf.values().stream().allMatch(Tests::sendable)
                ? plain(column, operator, oneOf.values())
                : Optional.empty();
    }

    Optional<SqlPart> matches(StoredColumn column, Condition.Matches matches) {
        Optional<Dialect.Like> like = dialect.like(column);
        if (like.isEmpty()
                || !sendable(matches.text())
                || (matches.negated() && !like.get().exact())) {
            return Optional.empty();
        }
        String pattern = switch (matches.operator()) {
            case LIKE -> matches.text().replace("!", "!!");
            case STARTS_WITH -> literal(matches.text()) + "%";
            default -> "%" + literal(matches.text()) + "%";
        };
        String test = like.get().operand() + " LIKE ? ESCAPE '!'";
        return Optional.of(SqlPart.of(
                matches.negated() ? "NOT (" + test + ")" : test,
                like.get().exact(),
                (statement, index) -> statement.setString(index, pattern)));
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Text: quickly by the database's own equality, which may take more for equal, and right by bytes. */
    private Optional<SqlPart> text(StoredColumn column, Operator operator, List<String> values) {
        List<SqlPart> parts = new ArrayList<>();
        Optional<Dialect.Text> own = operator == Operator.EQ ? dialect.equalText(column) : Optional.empty();
        own.ifPresent(text -> parts.add(test(text, operator, values)));
        if (own.filter(Dialect.Text::exact).isEmpty()) {
            dialect.bytewise(column).ifPresent(text -> parts.add(test(text, operator, values)));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        SqlPart joined = SqlPart.join(parts, " AND ");
        // The last one, being bytewise, decides.
        return Optional.of(new SqlPart(
                joined.text(), joined.values(), parts.get(parts.size() - 1).exact()));
    }

    private static SqlPart test(Dialect.Text text, Operator operator, List<String> values) {
        return new SqlPart(
                sql(text.operand(), operator, text.parameter(), values.size()),
                values.stream()
                        .map(value -> (SqlPart.Bind) (statement, index) -> {
                            if (text.bytes()) {
                                statement.setBytes(index, value.getBytes(StandardCharsets.UTF_8));
                            } else {
                                statement.setString(index, value);
                            }
                        })
                        .toList(),
                text.exact());
    }

    private Optional<SqlPart> plain(StoredColumn column, Operator operator, List<Value> values) {
        ColumnType type = values.get(0).type();
        boolean fits = values.stream().allMatch(this::known);
        if (!fits || !dialect.comparable(column, type) || (UPWARDS.contains(operator) && !dialect.knowsNaN(type))) {
            return Optional.empty();
        }
        String operand = dialect.operand(column, type);
        return Optional.of(new SqlPart(
                sql(operand, operator, dialect.parameter(type), values.size()),
                values.stream().map(dialect::bind).toList(),
                true));
    }

    private boolean known(Value value) {
        return !(value.value() instanceof Double || value.value() instanceof Float)
                || dialect.knows(((Number) value.value()).doubleValue());
    }

    private static String sql(String operand, Operator operator, String parameter, int values) {
        String list = Stream.generate(() -> parameter).limit(values).collect(Collectors.joining(", "));
        return switch (operator) {
            case EQ -> values == 1 ? operand + " = " + parameter : operand + " IN (" + list + ")";
            case NE -> values == 1 ? operand + " <> " + parameter : operand + " NOT IN (" + list + ")";
            case LT -> operand + " < " + parameter;
            case LE -> operand + " <= " + parameter;
            case GT -> operand + " > " + parameter;
            case GE -> operand + " >= " + parameter;
            default -> throw new IllegalArgumentException("no comparison: " + operator);
        };
    }

    /** Whether every database can be given the text: some cannot hold a NUL, and none half a surrogate pair. */
    private static boolean sendable(String text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        return text.indexOf('\0') < 0 && encoder.canEncode(text);
    }

    /** Whether every database can be given the value: calendars differ outside four-digit years. */
    private static boolean sendable(Value value) {
        if (value.value() instanceof String text) {
            return sendable(text);
        }
        if (value.value() instanceof LocalDate date) {
            return year(date.getYear());
        }
        if (value.type() == Scalar.TIMESTAMP || value.type() == Scalar.INSTANT) {
            return year(LocalDate.ofEpochDay(Math.floorDiv((Long) value.value(), 86_400_000_000L))
                    .getYear());
        }
        return true;
    }

    private static boolean year(int year) {
        return year >= 1583 && year <= 9999;
    }
}
