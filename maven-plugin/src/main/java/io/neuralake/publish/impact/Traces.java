package io.neuralake.publish.impact;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what names of Java and of SQL tables are used: internal names of accessors and row types, and qualified names. */
final class Traces {

    private static final String COLUMN_TYPES = ")Lio/neuralake/runtime/column/";

    private final Map<String, Table> accessors = new HashMap<>();
    private final Map<String, List<Table>> rows = new HashMap<>();
    private final Map<String, Table> names = new HashMap<>();
    private final Map<String, Map<String, Column>> members = new HashMap<>();

    Traces(List<Table> tables) {
        for (Table table : tables) {
            accessors.put(table.accessor().replace('.', '/'), table);
            names.put(table.qualifiedName().toLowerCase(Locale.ROOT), table);
            if (table.row().kind() != RowKind.NONE) {
                rows.computeIfAbsent(table.row().type().replace('.', '/'), type -> new ArrayList<>())
                        .add(table);
            }
            Map<String, Column> byMember = new HashMap<>();
            table.columns().forEach(column -> byMember.put(column.member(), column));
            members.put(table.qualifiedName(), byMember);
        }
    }

    /** The table of an accessor's internal name. */
    Optional<Table> accessor(String internalName) {
        return Optional.ofNullable(accessors.get(internalName));
    }

    /** The tables whose rows are of a type; several functions may return one. */
    List<Table> rows(String internalName) {
        return rows.getOrDefault(internalName, List.of());
    }

    /** The table of a qualified name, whatever its case. */
    Optional<Table> named(String qualifiedName) {
        return Optional.ofNullable(names.get(qualifiedName.toLowerCase(Locale.ROOT)));
    }

    /** The column that a member of the row type is. */
    Optional<Column> member(Table table, String name) {
        return Optional.ofNullable(
                members.getOrDefault(table.qualifiedName(), Map.of()).get(name));
    }

    /**
     * The column that a method of the accessor names. It is called like the member, with {@code Column} behind it where the
     * runtime has that name already.
     */
    Optional<Column> column(Table table, String method, String descriptor) {
        if (!descriptor.startsWith("()") || !descriptor.startsWith(COLUMN_TYPES, 1)) {
            return Optional.empty();
        }
        String member = method;
        while (member(table, member).isEmpty() && member.endsWith("Column")) {
            member = member.substring(0, member.length() - "Column".length());
        }
        return member(table, member);
    }

    /**
     * A type that extends or implements a row type, so that calls of columns may name it as their owner.
     *
     * @param name internal name of the subtype
     * @param type internal name of the row type
     */
    record Subtype(String name, String type) {}

    /** What a class says to be a subtype of. */
    List<Subtype> subtypes(String name, @Nullable String superclass, List<String> interfaces) {
        List<Subtype> subtypes = new ArrayList<>();
        if (superclass != null && !rows(superclass).isEmpty()) {
            subtypes.add(new Subtype(name, superclass));
        }
        for (String type : interfaces) {
            if (!rows(type).isEmpty()) {
                subtypes.add(new Subtype(name, type));
            }
        }
        return subtypes;
    }

    /** Takes a subtype of a row type for the row type; false if that was known. */
    boolean add(Subtype subtype) {
        List<Table> own = rows.computeIfAbsent(subtype.name(), name -> new ArrayList<>());
        List<Table> news = rows(subtype.type()).stream()
                .filter(table -> !own.contains(table))
                .toList();
        return own.addAll(news);
    }

    /** Words of which a class file has at least one if it uses a table. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        accessors.keySet().forEach(name -> words.add(last(name)));
        rows.keySet().forEach(name -> words.add(last(name)));
        accessors.values().forEach(table -> words.add(table.name()));
        return words;
    }

    private static String last(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
