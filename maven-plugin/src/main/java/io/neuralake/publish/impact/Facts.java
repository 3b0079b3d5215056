package io.neuralake.publish.impact;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.publish.impact.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one method and the lambdas in it do with tables. Texts are judged together when all are known: one may name the
 * table, and another its columns.
 */
final class Facts {

    private final Traces traces;
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final List<Text> texts = new ArrayList<>();
    private final Set<String> opened = new HashSet<>();

    Facts(Traces traces) {
        this.traces = traces;
    }

    /**
     * One use at one line.
     *
     * @param kind how
     * @param table qualified name
     * @param column name of the column, or empty
     * @param line line in the source, or 0
     */
    record Fact(Kind kind, String table, String column, int line) {}

    /**
     * A constant.
     *
     * @param text its value; {@code \1} stands for what is put in at run time
     * @param line line in the source, or 0
     */
    private record Text(String text, int line) {}

    void add(Kind kind, Table table, int line) {
        facts.add(new Fact(kind, table.qualifiedName(), "", line));
    }

    void add(Kind kind, Table table, Column column, int line) {
        facts.add(new Fact(kind, table.qualifiedName(), column.name(), line));
    }

    void text(String text, int line) {
        texts.add(new Text(text, line));
    }

    /** Notes that a table was asked for by its name, so that what is read of it is known. */
    void opened(String qualifiedName) {
        opened.add(qualifiedName);
    }

    /** Notes that the code could not be followed, so that it may read anything of the tables that it uses. */
    void unfollowed() {
        facts.stream()
                .map(fact -> new Fact(Kind.ALL_COLUMNS, fact.table(), "", fact.line()))
                .toList()
                .forEach(facts::add);
    }

    /** All facts, those of texts too. */
    Set<Fact> all() {
        Map<String, Table> touched = new HashMap<>();
        facts.forEach(fact -> traces.named(fact.table()).ifPresent(table -> touched.put(fact.table(), table)));
        Set<Fact> all = new LinkedHashSet<>(facts);
        Map<String, Table> named = new HashMap<>();
        for (Text text : texts) {
            mentions(text, named, all);
        }
        for (Text text : texts) {
            Words words = new Words(text.text());
            named.values().forEach(table -> columns(words, text.line(), table, all));
            touched.values()
                    .forEach(table -> table.column(text.text().toLowerCase(Locale.ROOT))
                            .ifPresent(column ->
                                    all.add(new Fact(Kind.TEXT, table.qualifiedName(), column.name(), text.line()))));
        }
        return all;
    }

    private void mentions(Text text, Map<String, Table> named, Set<Fact> all) {
        Words words = new Words(text.text());
        for (int i = 0; i + 1 < words.all().size(); i++) {
            Word first = words.all().get(i);
            words.qualified(i).flatMap(traces::named).ifPresent(table -> {
                named.put(table.qualifiedName(), table);
                boolean known = opened.contains(text.text()) || words.chooses(first.start());
                all.add(new Fact(known ? Kind.TEXT : Kind.ALL_IN_TEXT, table.qualifiedName(), "", text.line()));
            });
        }
    }

    private void columns(Words words, int line, Table table, Set<Fact> all) {
        for (int i = 0; i < words.all().size(); i++) {
            boolean nameOfTable = words.named(i, table.qualifiedName()) || words.named(i - 1, table.qualifiedName());
            if (!nameOfTable) {
                table.column(words.all().get(i).text().toLowerCase(Locale.ROOT))
                        .ifPresent(column -> all.add(new Fact(Kind.TEXT, table.qualifiedName(), column.name(), line)));
            }
        }
    }
}
