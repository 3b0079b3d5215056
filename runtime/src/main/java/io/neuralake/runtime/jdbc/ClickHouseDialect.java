package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.StoredType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.jspecify.annotations.Nullable;

/**
 * ClickHouse: there are no transactions, text is bytes, dates and times are numbers of days and of ticks, and a literal with a point is
 * a double. Times are compared and read as numbers, so that neither the server's time zone nor the driver's matters.
 */
final class ClickHouseDialect extends Dialect {

    private static final Map<String, ColumnType> TYPES = Map.ofEntries(
            Map.entry("Bool", Scalar.BOOLEAN),
            Map.entry("Int8", Scalar.INT8),
            Map.entry("Int16", Scalar.INT16),
            Map.entry("Int32", Scalar.INT32),
            Map.entry("Int64", Scalar.INT64),
            Map.entry("UInt8", Scalar.INT16),
            Map.entry("UInt16", Scalar.INT32),
            Map.entry("UInt32", Scalar.INT64),
            Map.entry("UInt64", new ColumnType.Decimal(20, 0)),
            Map.entry("Float32", Scalar.FLOAT32),
            Map.entry("Float64", Scalar.FLOAT64),
            Map.entry("String", Scalar.STRING),
            Map.entry("FixedString", Scalar.STRING),
            Map.entry("Enum8", Scalar.STRING),
            Map.entry("Enum16", Scalar.STRING),
            Map.entry("IPv4", Scalar.STRING),
            Map.entry("IPv6", Scalar.STRING),
            Map.entry("UUID", Scalar.UUID),
            Map.entry("Date", Scalar.DATE),
            Map.entry("Date32", Scalar.DATE),
            Map.entry("DateTime", Scalar.INSTANT),
            Map.entry("DateTime64", Scalar.INSTANT));

    /** Numbers that may have more digits than a declared column can; every value is looked at when it is read. */
    private static final Set<String> LONG = Set.of("Int128", "Int256", "UInt128", "UInt256");

    private static final Set<String> LISTED = Set.of(
            "Bool", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "Float32", "Float64", "String",
            "UUID");

    private static final Set<String> INTEGERS = Set.of("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32");

    private static final Pattern DECIMAL = Pattern.compile("Decimal\\((\\d+), (\\d+)\\)");
    private static final Pattern FINE = Pattern.compile("DateTime64\\((\\d)\\b.*");
    private static final int MICROSECONDS = 6;
    private static final int DIGITS = 38;

    /** A backslash stands for what follows it in names too. */
    @Override
    String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Without a name of its own: that would stand for the column in the conditions too. */
    @Override
    String item(String expression, String name) {
        return expression;
    }

    @Override
    Optional<String> limit(long rows) {
        return Optional.of("LIMIT " + rows);
    }

    @Override
    StoredType type(StoredColumn column, Column declared) {
        String type = bare(column.typeName());
        String name = name(type);
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision <= DIGITS
                    ? new StoredType.Plain(new ColumnType.Decimal(precision, scale))
                    : open(type, declared);
        }
        if (LONG.contains(name)) {
            return open(type, declared);
        }
        if (declared.type() == Scalar.BOOLEAN && (name.equals("UInt8") || name.equals("Int8"))) {
            return new StoredType.Plain(Scalar.BOOLEAN);
        }
        if (name.equals("Array")) {
            String element = bare(type.substring("Array(".length(), type.length() - 1));
            ColumnType listed = LISTED.contains(element) ? TYPES.get(element) : null;
            return listed == null ? new StoredType.Foreign(type) : new StoredType.Listed(new StoredType.Plain(listed));
        }
        ColumnType plain = TYPES.get(name);
        return plain == null ? new StoredType.Foreign(type) : new StoredType.Plain(plain);
    }

    private static StoredType open(String type, Column declared) {
        return declared.type() instanceof ColumnType.Decimal
                ? new StoredType.Plain(declared.type())
                : new StoredType.Foreign(type);
    }

    /** A type without what says how its values are kept. */
    private static String bare(String type) {
        for (String around : new String[] {"LowCardinality(", "Nullable("}) {
            if (type.startsWith(around)) {
                return bare(type.substring(around.length(), type.length() - 1));
            }
        }
        return type;
    }

    private static String name(String type) {
        int end = type.indexOf('(');
        return end < 0 ? type : type.substring(0, end);
    }

    private static String name(StoredColumn column) {
        return name(bare(column.typeName()));
    }

    /** Whether values may be finer than a microsecond. */
    private static boolean fine(StoredColumn column) {
        Matcher matcher = FINE.matcher(bare(column.typeName()));
        return matcher.matches() && Integer.parseInt(matcher.group(1)) > MICROSECONDS;
    }

    @Override
    String selected(StoredColumn column, ColumnType declared) {
        String quoted = quoted(column.name());
        String name = name(column);
        return switch (name) {
            // The driver puts other characters where bytes are no text.
            case "String" -> checked(quoted, "NOT ifNull(isValidUTF8(" + quoted + "), 1)", column);
            case "FixedString" -> checked(text(column), "NOT ifNull(isValidUTF8(" + quoted + "), 1)", column);
            case "Array" ->
                bare(column.typeName()).contains("String")
                        ? checked(quoted, "arrayExists(x -> NOT ifNull(isValidUTF8(x), 1), " + quoted + ")", column)
                        : quoted;
            case "Enum8", "Enum16", "IPv4", "IPv6", "UUID" -> text(column);
            default -> operand(column, declared);
        };
    }

    private static String checked(String value, String broken, StoredColumn column) {
        String message = "column " + column.name() + " has bytes that are no UTF-8";
        return "if(throwIf(" + broken + ", '" + message.replace("\\", "\\\\").replace("'", "\\'") + "') = 0, " + value
                + ", " + value + ")";
    }

    @Override
    String operand(StoredColumn column, ColumnType declared) {
        String quoted = quoted(column.name());
        return switch (name(column)) {
            case "Date", "Date32" -> "toInt32(" + quoted + ")";
            case "DateTime", "DateTime64" ->
                fine(column)
                        ? "toUnixTimestamp64Nano(toDateTime64(" + quoted + ", 9))"
                        : "toUnixTimestamp64Micro(toDateTime64(" + quoted + ", 6))";
            case "UInt8", "Int8" -> declared == Scalar.BOOLEAN ? "(" + quoted + " != 0)" : quoted;
            default -> quoted;
        };
    }

    private String text(StoredColumn column) {
        String quoted = quoted(column.name());
        return switch (name(column)) {
            case "String" -> quoted;
            case "FixedString" -> "trim(TRAILING '\\0' FROM " + quoted + ")";
            default -> "toString(" + quoted + ")";
        };
    }

    @Override
    boolean comparable(StoredColumn column, ColumnType type) {
        String name = name(column);
        if (!(type instanceof Scalar scalar)) {
            return false;
        }
        return switch (scalar) {
            case BOOLEAN -> name.equals("Bool") || name.equals("UInt8") || name.equals("Int8");
            case INT8, INT16, INT32, INT64 -> INTEGERS.contains(name);
            case FLOAT32, FLOAT64 -> name.equals("Float32") || name.equals("Float64");
            case DATE -> true;
            case INSTANT -> !fine(column);
            default -> false;
        };
    }

    @Override
    Optional<Text> equalText(StoredColumn column) {
        return bytewise(column);
    }

    @Override
    Optional<Text> bytewise(StoredColumn column) {
        return Optional.of(new Text(text(column), "?", false, true));
    }

    @Override
    String parameter(ColumnType type) {
        // By its bits: a literal with a point may be read as the number beside it.
        return type == Scalar.FLOAT32 || type == Scalar.FLOAT64 ? "reinterpretAsFloat64(toInt64(?))" : "?";
    }

    @Override
    SqlPart.Bind bind(Value value) {
        if (value.value() instanceof Float || value.value() instanceof Double) {
            long bits = Double.doubleToLongBits(((Number) value.value()).doubleValue());
            return (statement, index) -> statement.setLong(index, bits);
        }
        if (value.value() instanceof LocalDate date) {
            return (statement, index) -> statement.setLong(index, date.toEpochDay());
        }
        if (value.type() == Scalar.INSTANT) {
            long micros = (Long) value.value();
            return (statement, index) -> statement.setLong(index, micros);
        }
        return super.bind(value);
    }

    @Override
    CellReaders readers() {
        return new Numbers();
    }

    /** Dates and times that come as numbers, and numbers that the driver would make decimals of by way of a double. */
    private static final class Numbers extends CellReaders {

        @Override
        CellReader reader(ColumnType type, StoredColumn stored, FieldVector vector, int index) {
            if (vector instanceof DateDayVector dates) {
                return (rows, at) -> {
                    int days = rows.getInt(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    dates.setSafe(at, days);
                    return 0;
                };
            }
            if (vector instanceof TimeStampVector times) {
                int ticks = fine(stored) ? 1000 : 1;
                return (rows, at) -> {
                    long time = rows.getLong(index);
                    if (rows.wasNull()) {
                        return CellReader.ABSENT;
                    }
                    if (time % ticks != 0) {
                        throw new UnfitValue("a time that is more precise than a microsecond: " + time
                                + " nanoseconds after 1970-01-01T00:00Z");
                    }
                    times.setSafe(at, time / ticks);
                    return 0;
                };
            }
            if (vector instanceof DecimalVector decimals) {
                return (rows, at) -> {
                    BigDecimal number = number(rows, index);
                    if (number == null) {
                        return CellReader.ABSENT;
                    }
                    decimals.setSafe(at, Values.decimal(number, decimals.getPrecision(), decimals.getScale()));
                    return 0;
                };
            }
            return super.reader(type, stored, vector, index);
        }

        private static @Nullable BigDecimal number(ResultSet rows, int index) throws SQLException {
            Object number = rows.getObject(index);
            if (number instanceof BigDecimal decimal) {
                return decimal;
            }
            if (number instanceof BigInteger integer) {
                return new BigDecimal(integer);
            }
            return number == null ? null : BigDecimal.valueOf(((Number) number).longValue());
        }
    }
}
