package io.neuralake.site.search;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import io.neuralake.catalog.json.JsonObject;
import io.neuralake.site.page.SiteCatalog;
import io.neuralake.site.page.SiteCatalog.ColumnUse;
import io.neuralake.site.page.Types;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.PageName;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The index of the search, as a script: pages that are opened from a disk can load nothing else.
 *
 * <p>A catalog has far fewer column names than columns. So each name stands once, with its types and one description; who
 * has it is a list of tables' numbers, each as the difference to the one before. {@code site.js} reads it.
 */
public final class SearchIndex {

    private static final int SUMMARY = 110;

    private final SiteCatalog site;

    /** The index of a catalog. */
    public SearchIndex(SiteCatalog site) {
        this.site = site;
    }

    /** Writes the script. */
    public void writeTo(Writer out) throws IOException {
        Catalog catalog = site.catalog();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> tables = new ArrayList<>();
        List<String> summaries = new ArrayList<>();
        for (Table table : catalog.tables().toList()) {
            numbers.put(table.qualifiedName(), numbers.size());
            tables.add(table.name());
            summaries.add(cut(Markdown.summary(table.description())));
        }
        List<String> types = types();
        Map<String, Integer> typeNumbers = new HashMap<>();
        types.forEach(type -> typeNumbers.put(type, typeNumbers.size()));
        List<String> names = new ArrayList<>();
        List<String> postings = new ArrayList<>();
        List<String> described = new ArrayList<>();
        site.uses().forEach((name, uses) -> {
            names.add(name);
            postings.add(postings(uses, numbers, typeNumbers));
            described.add(cut(summary(uses)));
        });
        JsonObject index = new JsonObject()
                .set(
                        "databases",
                        catalog.databases().stream().map(Database::name).toList())
                .set(
                        "sizes",
                        catalog.databases().stream()
                                .map(database -> database.tables().size())
                                .toList())
                .set(
                        "tables",
                        String.join("\n", tables.stream().map(SearchIndex::line).toList()))
                .set("summaries", String.join("\n", summaries))
                .set("types", types)
                .set(
                        "columns",
                        String.join("\n", names.stream().map(SearchIndex::line).toList()))
                .set("postings", String.join("\n", postings))
                .set("descriptions", String.join("\n", described));
        out.write("neuralakeIndex(");
        // A script that is read as HTML would end here; JSON says the same with an escape.
        out.write(Json.print(index)
                .strip()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029"));
        out.write(");\n");
    }

    /** A name in a list of lines, with what its page is called if that is not the name. */
    private static String line(String name) {
        String page = PageName.of(name);
        String shown = cut(name.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
        return page.equals(name) ? name : shown + "\t" + page;
    }

    private List<String> types() {
        TreeSet<String> types = new TreeSet<>();
        site.uses().values().forEach(uses -> uses.forEach(use -> types.add(type(use))));
        return List.copyOf(types);
    }

    private static String type(ColumnUse use) {
        return Types.brief(use.column().type());
    }

    /** For each table the step from the one before, and its type: {@code 3a} is three on, type a, each in base 36. */
    private static String postings(
            List<ColumnUse> uses, Map<String, Integer> numbers, Map<String, Integer> typeNumbers) {
        StringBuilder text = new StringBuilder(uses.size() * 4);
        int before = 0;
        int typeBefore = -1;
        for (ColumnUse use : uses) {
            int number = numbers.getOrDefault(use.table().qualifiedName(), 0);
            int type = typeNumbers.getOrDefault(type(use), 0);
            text.append(text.isEmpty() ? "" : " ").append(Integer.toString(number - before, 36));
            if (type != typeBefore) {
                text.append(':').append(Integer.toString(type, 36));
            }
            before = number;
            typeBefore = type;
        }
        return text.toString();
    }

    /** What most tables say of a column. */
    private static String summary(List<ColumnUse> uses) {
        Map<String, Integer> counts = new HashMap<>();
        for (ColumnUse use : uses) {
            if (!use.column().description().isBlank()) {
                counts.merge(use.column().description(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, Integer> count) -> count.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(count -> Markdown.summary(count.getKey()))
                .orElse("");
    }

    private static String cut(String text) {
        if (text.length() <= SUMMARY) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SUMMARY - 1)) ? SUMMARY - 1 : SUMMARY;
        return text.substring(0, end) + "…";
    }
}
