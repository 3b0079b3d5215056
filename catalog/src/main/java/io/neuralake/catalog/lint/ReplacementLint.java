package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** NL0606: what a deprecation recommends is there. */
final class ReplacementLint implements Lint {

    private static final Pattern QUALIFIED = Pattern.compile("([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    private final boolean merged;

    /** A lint of all modules, or of one that may recommend a table of another. */
    ReplacementLint(boolean merged) {
        this.merged = merged;
    }

    @Override
    public Rule rule() {
        return Rule.NL0606;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .flatMap(table -> Stream.concat(
                        table.deprecation().stream()
                                .filter(said -> !tableExists(catalog, table, said))
                                .map(said -> problem(
                                        "table '" + table.name() + "'",
                                        said,
                                        table.origin(),
                                        "name a table as database.table: replacement = \"" + table.database()
                                                + ".…\"")),
                        table.columns().stream().flatMap(column -> ofColumn(catalog, table, column))));
    }

    private Stream<Problem> ofColumn(Catalog catalog, Table table, Column column) {
        return column.deprecation().stream()
                .filter(said -> words(said).stream()
                                .noneMatch(word -> !word.equals(column.name())
                                        && table.column(word).isPresent())
                        && !tableExists(catalog, table, said))
                .map(said -> problem(
                        "column '" + column.name() + "'",
                        said,
                        column.origin(),
                        "name a column of '" + table.name() + "', or a table as database.table"));
    }

    private static List<String> words(Deprecation said) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(said.replacement());
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Whether another table is named that exists, or that a module which is not at hand may have. */
    private boolean tableExists(Catalog catalog, Table table, Deprecation said) {
        Matcher matcher = QUALIFIED.matcher(said.replacement());
        while (matcher.find()) {
            // "e.g." is no table.
            boolean elsewhere = !merged
                    && matcher.group(1).length() > 1
                    && catalog.database(matcher.group(1)).isEmpty();
            boolean other = !matcher.group().equals(table.qualifiedName());
            if (other && (catalog.table(matcher.group()).isPresent() || elsewhere)) {
                return true;
            }
        }
        return false;
    }

    private static Problem problem(String what, Deprecation said, Origin origin, String fix) {
        return new Problem(
                Rule.NL0606,
                origin.annotation("Deprecation").at("replacement"),
                what + " is deprecated, but its replacement '" + said.replacement()
                        + "' names nothing that is in the catalog",
                fix);
    }
}
