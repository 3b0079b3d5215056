package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a Parquet file's footer says of its columns.
 *
 * @param types their types, by the names that the table has for them
 * @param fine declared columns, and parts of such, that are there with nanoseconds: their names from the outside in, of elements
 *     {@code element}, of a map's values {@code value}
 * @param optional declared columns that must have values and may lack them here, by their names in the file
 */
record Footer(StoredType.Nested types, Set<List<String>> fine, Map<String, Column> optional) {

    private static final String UNKNOWN = "\"NULL\"";

    Footer {
        fine = Set.copyOf(fine);
        optional = Map.copyOf(optional);
    }

    /**
     * Reads a footer.
     *
     * @param declared the columns that files have
     * @param where what has the footer, in words
     * @param elements its elements, in depth-first order after the root
     */
    static Footer of(ScanPlan plan, List<Column> declared, String where, JsonNode elements) {
        Map<String, StoredType> types = new LinkedHashMap<>();
        Set<List<String>> fine = new HashSet<>();
        Map<String, Column> optional = new HashMap<>();
        LogicalNames names = new LogicalNames(plan, where);
        int position = 1;
        while (position < elements.size()) {
            int from = position;
            position = next(elements, from);
            List<JsonNode> parts = new ArrayList<>();
            for (int i = from; i < position; i++) {
                parts.add(elements.get(i));
            }
            Optional<String> name = names.column(parts);
            if (name.isEmpty()) {
                continue;
            }
            StoredType type = names.type(name.get(), type(parts));
            types.put(name.get(), type);
            for (Column column : declared) {
                if (column.name().equalsIgnoreCase(name.get())) {
                    JsonNode top = parts.get(0);
                    fine(column.type(), type, List.of(column.name()), fine);
                    if (NeverNull.applies(column) && !always(parts)) {
                        optional.put(top.path("name").asText(), column);
                    }
                }
            }
        }
        return new Footer(new StoredType.Nested(types), fine, optional);
    }

    private static void fine(ColumnType declared, StoredType stored, List<String> path, Set<List<String>> found) {
        if (stored instanceof StoredType.Fine) {
            found.add(path);
        } else if (declared instanceof ColumnType.ListOf list && stored instanceof StoredType.Listed listed) {
            fine(list.element(), listed.element(), FineTimes.part(path, "element"), found);
        } else if (declared instanceof ColumnType.MapOf map && stored instanceof StoredType.Mapped mapped) {
            fine(map.value(), mapped.value(), FineTimes.part(path, "value"), found);
        } else if (declared instanceof ColumnType.Struct struct && stored instanceof StoredType.Nested nested) {
            struct.fields()
                    .forEach(field -> nested.field(field.name())
                            .ifPresent(type -> fine(field.type(), type, FineTimes.part(path, field.name()), found)));
        }
    }

    /** Whether the form of the file leaves no place for an absent value. */
    private static boolean always(List<JsonNode> parts) {
        return parts.size() == 1 && parts.get(0).path("repetition").asText().equals("REQUIRED");
    }

    /** Elements are in depth-first order: a group is followed by its children. */
    private static int next(JsonNode elements, int position) {
        int children = elements.get(position).path("children").asInt(0);
        int end = position + 1;
        for (int i = 0; i < children; i++) {
            end = next(elements, end);
        }
        return end;
    }

    private static StoredType type(List<JsonNode> parts) {
        String text = parts.get(0).path("type").asText();
        boolean old = false;
        for (JsonNode part : parts) {
            String logical = part.path("logical").asText();
            // DuckDB would read a decimal of more than 38 digits as the nearest double.
            if (part.path("type").asText().equals("DOUBLE") && logical.startsWith("Decimal")) {
                return new StoredType.Foreign(parts.size() == 1 ? wide(logical) : text + " of " + wide(logical));
            }
            // parquet-java calls intervals unknown, and DuckDB then has nulls for them.
            if (part.path("type").asText().equals(UNKNOWN)
                    && !part.path("converted").isNull()) {
                return new StoredType.Foreign(part.path("converted").asText().toLowerCase(Locale.ROOT));
            }
            old |= part.path("physical").asText().equals("INT96");
        }
        return DuckTypes.stored(text, old);
    }

    private static String wide(String logical) {
        return "a decimal of more than 38 digits, " + logical;
    }
}
