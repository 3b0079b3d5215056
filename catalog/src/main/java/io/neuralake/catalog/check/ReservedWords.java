package io.neuralake.catalog.check;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that SQL engines do not accept, or silently read as something else, when they name a column or table without quotes.
 *
 * <p>Found by trying, not taken from a manual: a column and a table of each of some 700 keywords, in {@code select},
 * {@code where}, {@code order by}, {@code group by} and {@code from}, with DuckDB 2.0.0, DataFusion 55, ROAPI 0.12.7 and
 * PostgreSQL's own parser (pglast 8.8). A word is here if one of them failed, or answered with something that is not the
 * column's value, as {@code select user} does.
 */
final class ReservedWords {

    private static final String WORDS = """
            all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case
            cast check collate collation column concurrently constraint create cross cube current_catalog
            current_date current_role current_schema current_time current_timestamp current_user default
            deferrable desc describe distinct do else end except exists false fetch for foreign freeze from full
            glob grant group having ilike in initially inner intersect interval into is isnull join lambda
            lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or
            order outer overlaps pivot pivot_longer pivot_wider placing positional primary qualify references
            returning right rollup select semi session_user show similar some struct summarize symmetric
            system_user table tablesample then to top trailing trim true union unique unnest unpack unpivot user
            using variadic verbose when where window with
            """;

    private static final Set<String> ALL =
            Arrays.stream(WORDS.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());

    private ReservedWords() {}

    /** Whether a name, in lower case, is a reserved word. */
    static boolean contains(String name) {
        return ALL.contains(name);
    }
}
