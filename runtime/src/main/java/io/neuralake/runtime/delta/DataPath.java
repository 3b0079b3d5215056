package io.neuralake.runtime.delta;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PercentEscapes;
import io.neuralake.runtime.storage.Place;
import java.util.List;
import java.util.Optional;

/** Finds a data file of a Delta table by the path that the log gives, and refuses one that leaves the table. */
final class DataPath {

    private DataPath() {}

    /** The place of a path, which is a URI reference: escaped once, and usually relative to the table's root. */
    static Place place(Table table, Place root, String path) {
        return root.child(relative(table, root, path));
    }

    /** The plain path below the root of a path as the log has it. */
    static String relative(Table table, Place root, String path) {
        String plain = PercentEscapes.decode(path);
        if (plain.indexOf('\0') >= 0) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "its log names a file by what is no name: " + path,
                    "restore the log");
        }
        int scheme = scheme(path);
        Place place = scheme > 0
                ? new Place(path.substring(0, scheme), PercentEscapes.decode(path.substring(scheme + 1)))
                : path.startsWith("/") ? new Place(root.scheme(), plain) : root.child(plain);
        Optional<String> relative = root.relative(place);
        if (relative.isEmpty()
                || (plain.contains("..") && List.of(plain.split("/", -1)).contains(".."))) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "its log names a file outside of the table: " + path,
                    "make the table's files part of its directory " + root
                            + ", for example by copying the table deeply");
        }
        return relative.get();
    }

    /** Length of the scheme that a path begins with; 0 if it has none. */
    private static int scheme(String path) {
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            if (letter == ':') {
                return i;
            }
            boolean first = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
            boolean later =
                    first || (letter >= '0' && letter <= '9') || letter == '+' || letter == '.' || letter == '-';
            if (i == 0 ? !first : !later) {
                return 0;
            }
        }
        return 0;
    }
}
