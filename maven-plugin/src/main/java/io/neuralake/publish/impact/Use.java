package io.neuralake.publish.impact;

import java.util.Comparator;
import java.util.List;

/**
 * One method, or field, that uses a table in one way.
 *
 * @param module label of the jar or class folder
 * @param type binary name of the class; of the outer one for an anonymous class
 * @param member the method as it is written in the source, of the lambdas in it too; a field for a constant of text
 * @param file name of the source file; empty if the class file does not tell
 * @param lines lines in that file, ascending; empty if the class file does not tell
 * @param kind how it uses the table
 * @param table qualified name of the table
 * @param columns names of the columns that it uses; empty if it names none
 */
public record Use(
        String module,
        String type,
        String member,
        String file,
        List<Integer> lines,
        Kind kind,
        String table,
        List<String> columns) {

    /** By module, then as in the source. */
    static final Comparator<Use> IN_ORDER = Comparator.comparing(Use::module)
            .thenComparing(Use::type)
            .thenComparing(use -> use.lines().isEmpty() ? 0 : use.lines().get(0))
            .thenComparing(Use::member)
            .thenComparing(Use::table)
            .thenComparing(Use::kind);

    /** Copies the lists. */
    public Use {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
    }
}
