package io.neuralake.site.page;

import java.util.List;
import java.util.Optional;

/**
 * A column, or a field within one, in a table's schema.
 *
 * @param name its name
 * @param anchor its anchor on the page
 * @param href the page of its name; empty if no other table has it
 * @param depth how deep it is nested
 * @param type its type; fields of records have rows of their own
 * @param nullable whether a value may be absent
 * @param unit unit of the values; may be empty
 * @param badges what it is marked with
 * @param tags free words
 * @param description what a value means, as HTML
 * @param constants the values that there are, if they are known
 * @param example a typical value; may be empty
 * @param from the columns it is computed from
 * @param deprecation what to use instead, if it is deprecated
 */
public record SchemaRow(
        String name,
        String anchor,
        String href,
        int depth,
        String type,
        boolean nullable,
        String unit,
        List<Badge> badges,
        List<String> tags,
        String description,
        List<String> constants,
        String example,
        List<Ref> from,
        Optional<TablePage.Replacement> deprecation) {

    private static final int CONSTANTS = 24;

    /** Copies the lists. */
    public SchemaRow {
        badges = List.copyOf(badges);
        tags = List.copyOf(tags);
        constants = List.copyOf(constants);
        from = List.copyOf(from);
    }

    /** The constants that are listed. */
    public List<String> listed() {
        return constants.subList(0, Math.min(CONSTANTS, constants.size()));
    }

    /** How many more there are; empty if none. */
    public String more() {
        return constants.size() > CONSTANTS
                ? "and " + Counts.number(constants.size() - (long) CONSTANTS) + " more"
                : "";
    }

    /** The class of its depth. */
    public String indent() {
        return "d" + Math.min(depth, 6);
    }
}
