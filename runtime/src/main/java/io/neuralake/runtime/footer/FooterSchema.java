package io.neuralake.runtime.footer;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the columns that are asked for are in a file, by its schema. */
final class FooterSchema {

    private static final int NONE = -1;
    private static final int SEVERAL = -2;
    private static final int DEEPEST = 64;

    private final List<SchemaElement> elements;
    private final List<Found> found = new ArrayList<>();
    private final Map<Integer, Integer> wanted = new HashMap<>();
    private final int[] leaves;
    private int count;

    /**
     * A column that was asked for.
     *
     * @param leaf its number among the columns that have values; negative if it has none
     * @param physical number of the type of its bytes
     * @param missing whether it is null in every row because the file lacks it
     * @param bounds how its bounds are read
     */
    record Found(int leaf, int physical, boolean missing, Optional<BoundBytes> bounds) {

        /** It cannot be said what it is. */
        static final Found UNCLEAR = new Found(-1, -1, false, Optional.empty());

        /** No file of this schema has a value of it. */
        static final Found MISSING = new Found(-1, -1, true, Optional.empty());
    }

    /**
     * The schema of a file.
     *
     * @param elements its lines in depth-first order, the root first
     */
    FooterSchema(List<SchemaElement> elements, Table table, List<Field> fields) throws IOException {
        this.elements = elements;
        this.leaves = new int[elements.size()];
        if (elements.isEmpty() || number(0, 0) != elements.size()) {
            throw new IOException("a schema that is no tree");
        }
        for (int i = 0; i < fields.size(); i++) {
            Found column = find(table, fields.get(i));
            found.add(column);
            if (column.leaf() >= 0) {
                wanted.put(column.leaf(), i);
            }
        }
    }

    /** Numbers the columns with values from an element on; gives the element after it. */
    private int number(int element, int depth) throws IOException {
        if (element >= elements.size() || depth > DEEPEST) {
            throw new IOException("a schema that ends before its last column");
        }
        SchemaElement start = elements.get(element);
        int next = element + 1;
        leaves[element] = start.group() ? -1 : count++;
        for (int i = 0; start.group() && i < start.children(); i++) {
            next = number(next, depth + 1);
        }
        return next;
    }

    private int after(int element) {
        int next = element + 1;
        int open = elements.get(element).group() ? elements.get(element).children() : 0;
        while (open > 0) {
            open += elements.get(next).group() ? elements.get(next).children() - 1 : -1;
            next++;
        }
        return next;
    }

    private Found find(Table table, Field field) {
        Optional<Column> declared = table.columns().stream()
                .filter(column -> column.name().equals(field.column()))
                .findFirst();
        if (declared.isEmpty()) {
            return Found.UNCLEAR;
        }
        int at = 0;
        for (int depth = 0; depth < field.path().size(); depth++) {
            SchemaElement group = elements.get(at);
            boolean nested = group.group() && group.single() && group.meaning().equals(StoredAs.PLAIN);
            if (depth > 0 && !nested) {
                return Found.UNCLEAR;
            }
            int child = child(at, field.path().get(depth));
            if (child < 0) {
                return child == NONE && depth == 0 && declared.get().nullable() ? Found.MISSING : Found.UNCLEAR;
            }
            at = child;
        }
        SchemaElement leaf = elements.get(at);
        return leaf.group() || !leaf.single() || field.type() instanceof ColumnType.Struct
                ? Found.UNCLEAR
                : new Found(leaves[at], leaf.physical(), false, BoundBytes.of(field.type(), leaf));
    }

    /** The child of a name, in which only the case of ASCII letters does not matter; whoever minds more is not asked. */
    private int child(int parent, String name) {
        int found = NONE;
        int child = parent + 1;
        String wantedName = lower(name);
        for (int i = 0; i < elements.get(parent).children(); i++) {
            String stored = elements.get(child).name();
            if (stored.equalsIgnoreCase(name) || lower(stored).equals(wantedName)) {
                found = found == NONE && lower(stored).equals(wantedName) ? child : SEVERAL;
            }
            child = after(child);
        }
        return found;
    }

    private static String lower(String name) {
        StringBuilder lower = new StringBuilder(name);
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                lower.setCharAt(i, (char) (letter + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    /** How many columns have values. */
    int leaves() {
        return count;
    }

    /** The columns that were asked for, in their order. */
    List<Found> found() {
        return found;
    }

    /** Which of the columns that were asked for a column with values is; negative if it is none of them. */
    int wanted(int leaf) {
        return wanted.getOrDefault(leaf, -1);
    }
}
