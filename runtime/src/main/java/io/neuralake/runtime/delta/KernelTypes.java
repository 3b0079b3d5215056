package io.neuralake.runtime.delta;

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
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.plan.StoredType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kernel's types in the catalog's words. */
final class KernelTypes {

    private static final Map<Class<? extends DataType>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(BooleanType.class, Scalar.BOOLEAN),
            Map.entry(ByteType.class, Scalar.INT8),
            Map.entry(ShortType.class, Scalar.INT16),
            Map.entry(IntegerType.class, Scalar.INT32),
            Map.entry(LongType.class, Scalar.INT64),
            Map.entry(FloatType.class, Scalar.FLOAT32),
            Map.entry(DoubleType.class, Scalar.FLOAT64),
            Map.entry(StringType.class, Scalar.STRING),
            Map.entry(BinaryType.class, Scalar.BINARY),
            Map.entry(DateType.class, Scalar.DATE),
            Map.entry(TimestampNTZType.class, Scalar.TIMESTAMP),
            Map.entry(TimestampType.class, Scalar.INSTANT));

    private KernelTypes() {}

    /** Columns by their names; those that have parts without a type. */
    static Map<String, Optional<ColumnType>> columns(StructType struct) {
        Map<String, Optional<ColumnType>> columns = new LinkedHashMap<>();
        for (StructField field : struct.fields()) {
            columns.put(field.getName(), column(field.getName(), field.getDataType()));
        }
        return columns;
    }

    private static Optional<ColumnType> column(String name, DataType type) {
        StoredType stored = stored(type);
        if (stored instanceof StoredType.Foreign foreign) {
            throw new IllegalArgumentException("column '" + name + "' is " + foreign.text());
        }
        if (stored instanceof StoredType.Plain plain) {
            return Optional.of(plain.type());
        }
        // What other writers store as INT96 says nothing of a zone, and within a structure nothing adds it.
        if (type.toString().contains(TimestampType.TIMESTAMP.toString())) {
            throw new IllegalArgumentException("column '" + name + "' has instants within it");
        }
        return Optional.empty();
    }

    static StoredType.Nested stored(StructType struct) {
        Map<String, StoredType> fields = new LinkedHashMap<>();
        for (StructField field : struct.fields()) {
            fields.put(field.getName(), stored(field.getDataType()));
        }
        return new StoredType.Nested(fields);
    }

    private static StoredType stored(DataType type) {
        if (type instanceof StructType struct) {
            return stored(struct);
        }
        if (type instanceof ArrayType array) {
            return new StoredType.Listed(stored(array.getElementType()));
        }
        if (type instanceof MapType map) {
            return new StoredType.Mapped(stored(map.getKeyType()), stored(map.getValueType()));
        }
        if (type instanceof DecimalType decimal) {
            return new StoredType.Plain(new ColumnType.Decimal(decimal.getPrecision(), decimal.getScale()));
        }
        Scalar scalar = SCALARS.get(type.getClass());
        return scalar == null ? new StoredType.Foreign(type.toString()) : new StoredType.Plain(scalar);
    }
}
