package io.neuralake.site.page;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.site.text.Visible;
import java.util.List;

/** Types as pages show them: what is nested stands in lines of its own. */
public final class Types {

    private static final int LONGEST = 400;

    private Types() {}

    /** A type in full, cut where it is longer than anybody reads. */
    public static String text(ColumnType type) {
        String text = Visible.text(type.text());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A type without the fields of its records: {@code list<struct>}. */
    public static String brief(ColumnType type) {
        if (type instanceof ColumnType.Struct) {
            return "struct";
        }
        if (type instanceof ColumnType.ListOf list) {
            return "list<" + brief(list.element()) + (list.nullable() ? " or null" : "") + ">";
        }
        if (type instanceof ColumnType.MapOf map) {
            return "map<" + brief(map.key()) + ", " + brief(map.value()) + (map.nullable() ? " or null" : "") + ">";
        }
        return Visible.text(type.text());
    }

    /** The fields of the record within a type; none if there is none. */
    static List<Column> fields(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields();
        }
        if (type instanceof ColumnType.ListOf list) {
            return fields(list.element());
        }
        return type instanceof ColumnType.MapOf map ? fields(map.value()) : List.of();
    }

    /** The constants of the enum within a type; none if there is none. */
    static List<String> constants(ColumnType type) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values();
        }
        if (type instanceof ColumnType.ListOf list) {
            return constants(list.element());
        }
        return type instanceof ColumnType.MapOf map ? constants(map.value()) : List.of();
    }
}
