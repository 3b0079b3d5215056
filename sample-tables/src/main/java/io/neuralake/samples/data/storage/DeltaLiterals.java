package io.neuralake.samples.data.storage;

import io.delta.kernel.expressions.Literal;
import io.neuralake.catalog.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** Values that DuckDB answers, as delta-kernel takes them: partition values and the bounds of statistics. */
final class DeltaLiterals {

    private DeltaLiterals() {}

    /** Whether a column of that type has bounds. */
    static boolean bounded(ColumnType type) {
        return !type.nested() && type != ColumnType.Scalar.BINARY && type != ColumnType.Scalar.BOOLEAN;
    }

    /** A cell of the current row; empty if it is null. */
    static Optional<Literal> of(ColumnType type, ResultSet row, int position) throws SQLException {
        Object value = row.getObject(position);
        return value == null ? Optional.empty() : Optional.of(literal(type, value, row, position));
    }

    private static Literal literal(ColumnType type, Object value, ResultSet row, int position) throws SQLException {
        if (type instanceof ColumnType.Decimal decimal) {
            return Literal.ofDecimal((BigDecimal) value, decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> Literal.ofBoolean(row.getBoolean(position));
                case INT8 -> Literal.ofByte(row.getByte(position));
                case INT16 -> Literal.ofShort(row.getShort(position));
                case INT32 -> Literal.ofInt(row.getInt(position));
                case INT64 -> Literal.ofLong(row.getLong(position));
                case FLOAT32 -> Literal.ofFloat(row.getFloat(position));
                case FLOAT64 -> Literal.ofDouble(row.getDouble(position));
                case STRING, UUID -> Literal.ofString((String) value);
                case DATE ->
                    Literal.ofDate(
                            Math.toIntExact(cell(row, position, LocalDate.class).toEpochDay()));
                case TIMESTAMP ->
                    Literal.ofTimestampNtz(
                            micros(cell(row, position, LocalDateTime.class).atOffset(ZoneOffset.UTC)));
                case INSTANT -> Literal.ofTimestamp(micros(cell(row, position, OffsetDateTime.class)));
                case BINARY, TIME -> throw new IllegalArgumentException("no literal for " + type.text());
            };
        }
        return Literal.ofString((String) value);
    }

    private static <T> T cell(ResultSet row, int position, Class<T> type) throws SQLException {
        return Objects.requireNonNull(row.getObject(position, type));
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), time);
    }
}
