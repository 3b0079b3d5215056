package io.neuralake.samples.data.storage;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/** The Delta type of a column. */
final class DeltaTypes {

    private DeltaTypes() {}

    /**
     * The schema of a table. Partition columns come last, where every reader expects them: some look up the statistics of
     * other columns by position.
     */
    static StructType schema(Table table) {
        Stream<Column> stored = table.columns().stream().filter(column -> !column.partition());
        return new StructType(Stream.concat(stored, table.partitions().stream())
                .map(column -> field(column, column.nullable()))
                .toList());
    }

    private static StructField field(Column column, boolean nullable) {
        return new StructField(column.name(), of(column.type()), nullable);
    }

    static DataType of(ColumnType type) {
        if (type instanceof ColumnType.Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalType(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Enumeration) {
            return StringType.STRING;
        }
        if (type instanceof ColumnType.Struct struct) {
            // Some readers ask for the fields of a struct that is null, and refuse a field that is never null.
            return new StructType(
                    struct.fields().stream().map(field -> field(field, true)).toList());
        }
        if (type instanceof ColumnType.ListOf list) {
            return new ArrayType(of(list.element()), list.nullable());
        }
        if (type instanceof ColumnType.MapOf map) {
            return new MapType(of(map.key()), of(map.value()), map.nullable());
        }
        throw new IllegalArgumentException("no table can store " + type.text());
    }

    private static DataType scalar(ColumnType.Scalar type) {
        return switch (type) {
            case BOOLEAN -> BooleanType.BOOLEAN;
            case INT8 -> ByteType.BYTE;
            case INT16 -> ShortType.SHORT;
            case INT32 -> IntegerType.INTEGER;
            case INT64 -> LongType.LONG;
            case FLOAT32 -> FloatType.FLOAT;
            case FLOAT64 -> DoubleType.DOUBLE;
            case STRING, UUID -> StringType.STRING;
            case BINARY -> BinaryType.BINARY;
            case DATE -> DateType.DATE;
            case TIME -> throw new IllegalArgumentException("Delta has no type for a time of day");
            case TIMESTAMP -> TimestampNTZType.TIMESTAMP_NTZ;
            case INSTANT -> TimestampType.TIMESTAMP;
        };
    }
}
