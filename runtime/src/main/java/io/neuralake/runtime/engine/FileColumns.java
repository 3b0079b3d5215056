package io.neuralake.runtime.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file's footer says of columns that cannot be read as they are, by their declared names.
 *
 * @param fine those with nanoseconds, which are cut to microseconds: a column, or the names that lead from one to a part of it
 * @param gaps those that are declared to have a value in every row, and have none in some
 * @param doubts those that are declared so, and of which the footer does not tell; a gap is one of them
 */
record FileColumns(Set<List<String>> fine, Set<String> gaps, Set<String> doubts) {

    /** All columns are as they should be. */
    static final FileColumns PLAIN = new FileColumns(Set.of(), Set.of(), Set.of());

    FileColumns {
        fine = Set.copyOf(fine);
        gaps = Set.copyOf(gaps);
        doubts = Set.copyOf(doubts);
    }

    /** The same for some columns. */
    FileColumns only(Set<String> columns) {
        return equals(PLAIN)
                ? PLAIN
                : new FileColumns(
                        fine.stream()
                                .filter(path -> columns.contains(path.get(0)))
                                .collect(Collectors.toSet()),
                        common(gaps, columns),
                        common(doubts, columns));
    }

    private static Set<String> common(Set<String> names, Set<String> wanted) {
        return Set.copyOf(names.stream().filter(wanted::contains).toList());
    }
}
