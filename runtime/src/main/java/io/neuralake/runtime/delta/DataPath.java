package io.neuralake.runtime.delta;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PercentEscapes;
import io.neuralake.runtime.storage.Place;
import java.util.List;
import java.util.regex.Pattern;

/** Finds a data file of a Delta table by the path that the log gives, and refuses one that leaves the table. */
final class DataPath {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private DataPath() {}

    /** The place of a path, which is a URI reference: escaped once, and usually relative to the table's root. */
    static Place place(Table table, Place root, String path) {
        String plain = PercentEscapes.decode(path);
        Place place;
        if (SCHEME.matcher(path).lookingAt()) {
            int colon = path.indexOf(':');
            place = new Place(path.substring(0, colon), PercentEscapes.decode(path.substring(colon + 1)));
        } else {
            place = path.startsWith("/") ? new Place(root.scheme(), plain) : root.child(plain);
        }
        if (List.of(plain.split("/", -1)).contains("..") || root.relative(place).isEmpty()) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "its log names a file outside of the table: " + path,
                    "make the table's files part of its directory " + root
                            + ", for example by copying the table deeply");
        }
        return place;
    }
}
