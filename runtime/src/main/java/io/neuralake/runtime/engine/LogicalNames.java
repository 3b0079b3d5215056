package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.StoredType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the columns of a file's footer the names that the table has for them. */
final class LogicalNames {

    private final ScanPlan plan;
    private final FileLayout layout;
    private final String where;
    private final Map<String, String> byName = new HashMap<>();
    private final Map<Integer, String> byId = new HashMap<>();

    /**
     * The names of a table's columns.
     *
     * @param where what has the footer, in words
     */
    LogicalNames(ScanPlan plan, String where) {
        this.plan = plan;
        this.layout = plan.layout();
        this.where = where;
        layout.fields().forEach((name, field) -> {
            byName.put(field.name(), name);
            byId.put(field.id(), name);
        });
    }

    /**
     * The table's name for a column; empty if it is none of the table's.
     *
     * @param elements the column's elements in the footer, itself first
     */
    Optional<String> column(List<JsonNode> elements) {
        JsonNode top = elements.get(0);
        if (!layout.mapped()) {
            return Optional.of(top.path("name").asText());
        }
        if (layout.key() == FileLayout.Key.NAME) {
            return Optional.ofNullable(byName.get(top.path("name").asText()));
        }
        Optional<String> name = top.path("id").isIntegralNumber()
                ? Optional.ofNullable(byId.get(top.path("id").asInt()))
                : Optional.empty();
        name.flatMap(layout::field).ifPresent(field -> checkIds(field, elements));
        return name;
    }

    /** Nested fields are read by name, so that a number that belongs to another name would be read wrong. */
    private void checkIds(StoredField column, List<JsonNode> elements) {
        Map<Integer, String> names = new HashMap<>();
        collect(column, names);
        for (JsonNode element : elements.subList(1, elements.size())) {
            String expected = element.path("id").isIntegralNumber()
                    ? names.get(element.path("id").asInt())
                    : null;
            String found = element.path("name").asText();
            if (expected != null && !expected.equals(found)) {
                throw new LakeException(
                        "read table '" + plan.table().qualifiedName() + "'",
                        where + " has the nested field " + element.path("id").asInt() + " under the name '" + found
                                + "', and the table calls it '" + expected + "' in files",
                        "rewrite the file, for example with OPTIMIZE");
            }
        }
    }

    private static void collect(StoredField column, Map<Integer, String> names) {
        for (StoredField field : column.fields().values()) {
            if (field.id() >= 0) {
                names.put(field.id(), field.name());
            }
            collect(field, names);
        }
    }

    /** A column's type with the table's names for the fields within it. */
    StoredType type(String column, StoredType type) {
        return layout.field(column).map(field -> renamed(type, field)).orElse(type);
    }

    private static StoredType renamed(StoredType type, StoredField field) {
        if (type instanceof StoredType.Nested nested) {
            Map<String, StoredType> fields = new LinkedHashMap<>();
            field.fields()
                    .forEach((name, inner) -> Optional.ofNullable(
                                    nested.fields().get(inner.name()))
                            .ifPresent(found -> fields.put(name, renamed(found, inner))));
            return new StoredType.Nested(fields);
        }
        if (type instanceof StoredType.Listed listed) {
            return new StoredType.Listed(inner(listed.element(), field, "element"));
        }
        if (type instanceof StoredType.Mapped map) {
            return new StoredType.Mapped(inner(map.key(), field, "key"), inner(map.value(), field, "value"));
        }
        return type;
    }

    private static StoredType inner(StoredType type, StoredField field, String part) {
        return field.field(part).map(found -> renamed(type, found)).orElse(type);
    }
}
