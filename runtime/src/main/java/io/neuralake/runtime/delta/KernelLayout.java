package io.neuralake.runtime.delta;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the columns of a Delta table are called in its files. */
final class KernelLayout {

    private static final String NAME = "delta.columnMapping.physicalName";
    private static final String ID = "delta.columnMapping.id";

    private KernelLayout() {}

    static FileLayout layout(KernelTable table) {
        boolean widened = table.readerFeatures().stream().anyMatch(feature -> feature.startsWith("typeWidening"));
        FileLayout.Key key = table.columnMapping().equals("id") ? FileLayout.Key.ID : FileLayout.Key.NAME;
        Map<String, StoredField> fields = table.columnMapping().equals("none") ? Map.of() : fields(table.schema());
        return new FileLayout(key, fields, widened);
    }

    private static Map<String, StoredField> fields(StructType struct) {
        Map<String, StoredField> fields = new HashMap<>();
        for (StructField field : struct.fields()) {
            FieldMetadata metadata = field.getMetadata();
            fields.put(
                    field.getName().toLowerCase(Locale.ROOT),
                    new StoredField(
                            metadata.contains(NAME) ? metadata.getString(NAME) : field.getName(),
                            metadata.contains(ID) ? Math.toIntExact(metadata.getLong(ID)) : -1,
                            parts(field.getDataType())));
        }
        return fields;
    }

    private static Map<String, StoredField> parts(DataType type) {
        if (type instanceof StructType struct) {
            return fields(struct);
        }
        if (type instanceof ArrayType array) {
            return Map.of("element", part("element", array.getElementType()));
        }
        if (type instanceof MapType map) {
            return Map.of("key", part("key", map.getKeyType()), "value", part("value", map.getValueType()));
        }
        return Map.of();
    }

    private static StoredField part(String name, DataType type) {
        return new StoredField(name, -1, parts(type));
    }
}
