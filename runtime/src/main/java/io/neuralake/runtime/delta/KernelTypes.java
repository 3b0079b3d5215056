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
