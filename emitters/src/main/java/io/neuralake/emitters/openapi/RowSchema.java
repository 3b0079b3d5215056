package io.neuralake.emitters.openapi;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON Schema of a table's rows. No column is required, since {@code columns} can leave out any of them; {@code
 * x-nullable} tells those that may have no value.
 */
final class RowSchema {

    private RowSchema() {}

    static JsonObject of(Table table) {
        JsonObject properties = new JsonObject();
        for (Column column : table.columns()) {
            properties.put(
                    column.name(),
                    column(column).put("x-nullable", column.nullable()).put("x-partition", column.partition()));
        }
        return new JsonObject()
                .put("title", table.qualifiedName())
                .put("type", "object")
                .put("properties", properties);
    }

    /** A column, or a field of a nested one. */
    static JsonObject column(Column column) {
        JsonObject schema = TypeSchema.of(column.type())
                .put("description", description(column))
                .put("deprecated", column.deprecation().isPresent());
        if (!column.example().isEmpty()) {
            Examples.of(column.type(), column.example()).ifPresent(value -> schema.put("examples", List.of(value)));
        }
        return schema.put("x-unit", column.unit())
                .put("x-tags", column.tags())
                .put("x-classification", TableOperation.classification(column.classification()));
    }

    private static String description(Column column) {
        return Stream.concat(
                        Stream.of(column.description()), column.deprecation().map(TableOperation::sentence).stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
