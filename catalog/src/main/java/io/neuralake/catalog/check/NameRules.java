package io.neuralake.catalog.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Applies NL0101 and NL0102 to one name; a name that is no identifier is not also looked up as a word. */
final class NameRules {

    private NameRules() {}

    /**
     * The problem of a catalog's, database's or table's name.
     *
     * @param what what has the name: {@code table}
     * @param other what to append to a reserved word to make it a name: {@code _data}
     * @param edit the edit that gives it another name
     */
    static Optional<Problem> free(String what, String name, Origin origin, String other, UnaryOperator<String> edit) {
        Optional<String> flaw = Identifiers.wordsFlaw(name);
        return flaw.isPresent()
                ? Optional.of(illegal(what, name, flaw.get(), origin, edit))
                : reserved(what, name, origin, other, edit);
    }

    /** The problem of a column's name, which may have underscores anywhere. */
    static Optional<Problem> column(String name, Origin origin, UnaryOperator<String> edit) {
        Optional<String> flaw = Identifiers.flaw(name);
        return flaw.isPresent()
                ? Optional.of(illegal("column", name, flaw.get(), origin, edit))
                : reserved("column", name, origin, "_value", edit);
    }

    /** The problem of the name of a field or parameter, which is never used as a word of its own in SQL. */
    static Optional<Problem> inner(String what, String name, Origin origin, UnaryOperator<String> edit) {
        Optional<String> flaw = Identifiers.flaw(name);
        return flaw.isPresent() ? Optional.of(illegal(what, name, flaw.get(), origin, edit)) : Optional.empty();
    }

    private static Problem illegal(String what, String name, String flaw, Origin origin, UnaryOperator<String> edit) {
        String example = "my_" + what.substring(what.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return new Problem(
                Rule.NL0101,
                origin,
                "name '" + name + "' of this " + what + " " + flaw,
                edit.apply(Identifiers.nearest(name, example)));
    }

    private static Optional<Problem> reserved(
            String what, String name, Origin origin, String other, UnaryOperator<String> edit) {
        if (!ReservedWords.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Rule.NL0102,
                origin,
                "name '" + name + "' of this " + what + " is a reserved word of SQL, so queries would have to quote it",
                edit.apply(name + other)));
    }
}
