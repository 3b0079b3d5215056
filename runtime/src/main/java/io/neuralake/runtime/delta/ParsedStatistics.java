package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Statistics that a checkpoint keeps in columns rather than as JSON.
 *
 * <p>They are made into JSON as writers have it, so that there is one place that knows what may be missing of a bound: who writes
 * these columns makes them of JSON himself.
 */
final class ParsedStatistics {

    /** What they are called in a checkpoint. */
    static final String NAME = "stats_parsed";

    /** What those in JSON are called. */
    static final String JSON = "stats";

    private ParsedStatistics() {}

    /** The columns in which a checkpoint has what is kept of a table's statistics. */
    static StructType schema(StatisticsSlots slots) {
        StructType schema = new StructType().add("numRecords", LongType.LONG);
        StructType bounds = slots.root().schema(false);
        if (bounds.length() > 0) {
            schema = schema.add("minValues", bounds)
                    .add("maxValues", bounds)
                    .add("nullCount", slots.root().schema(true));
        }
        return schema;
    }

    /** The statistics in a row as JSON. */
    static String json(ColumnVector statistics, int row) {
        StringBuilder json = new StringBuilder();
        object(statistics, row, json);
        return json.toString();
    }

    private static void object(ColumnVector struct, int row, StringBuilder json) {
        json.append('{');
        boolean first = true;
        StructType type = (StructType) struct.getDataType();
        for (int i = 0; i < type.length(); i++) {
            StructField field = type.at(i);
            ColumnVector values = struct.getChild(i);
            if (values.isNullAt(row)) {
                continue;
            }
            if (!first) {
                json.append(',');
            }
            first = false;
            text(field.getName(), json);
            json.append(':');
            value(field.getDataType(), values, row, json);
        }
        json.append('}');
    }

    private static void value(DataType type, ColumnVector values, int row, StringBuilder json) {
        if (type instanceof StructType) {
            object(values, row, json);
        } else if (type instanceof LongType) {
            json.append(values.getLong(row));
        } else if (type instanceof IntegerType) {
            json.append(values.getInt(row));
        } else if (type instanceof BooleanType) {
            json.append(values.getBoolean(row));
        } else if (type instanceof FloatType) {
            number(values.getFloat(row), Float.toString(values.getFloat(row)), json);
        } else if (type instanceof DoubleType) {
            number(values.getDouble(row), Double.toString(values.getDouble(row)), json);
        } else if (type instanceof DecimalType) {
            json.append(values.getDecimal(row).toPlainString());
        } else if (type instanceof StringType) {
            text(values.getString(row), json);
        } else if (type instanceof DateType) {
            text(LocalDate.ofEpochDay(values.getInt(row)).toString(), json);
        } else if (type instanceof TimestampType) {
            text(moment(values.getLong(row)).toString(), json);
        } else if (type instanceof TimestampNTZType) {
            text(
                    LocalDateTime.ofInstant(moment(values.getLong(row)), ZoneOffset.UTC)
                            .toString(),
                    json);
        } else {
            json.append("null");
        }
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void number(double number, String text, StringBuilder json) {
        if (Double.isFinite(number)) {
            json.append(text);
        } else {
            text(text, json);
        }
    }

    private static void text(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
