package io.neuralake.publish;

import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.Impact.Declared;
import io.neuralake.publish.impact.Impact.Derived;
import io.neuralake.publish.impact.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An impact as lines of text, for people. */
public final class ImpactReport {

    private final Impact impact;
    private final boolean ofColumn;
    private final boolean severalTables;
    private final List<String> lines = new ArrayList<>();

    private ImpactReport(Impact impact) {
        this.impact = impact;
        this.ofColumn = impact.asked().column().isPresent();
        this.severalTables = impact.asked().tables().size() > 1;
    }

    /** The lines of an impact. */
    public static List<String> lines(Impact impact) {
        return new ImpactReport(impact).write();
    }

    private List<String> write() {
        lines.add(summary());
        uses(impact.uses());
        if (!impact.allColumns().isEmpty()) {
            lines.add("");
            lines.add("all columns, and so this one:");
            uses(impact.allColumns());
        }
        if (!impact.declared().isEmpty()) {
            lines.add("");
            lines.add("in the declaration of " + impact.declared().get(0).table() + ":");
            lines.add("  "
                    + impact.declared().stream().map(Declared::what).distinct().collect(Collectors.joining(", ")));
        }
        if (!impact.derived().isEmpty()) {
            lines.add("");
            lines.add("derived:");
            table(
                    impact.derived().stream()
                            .map(derived -> List.of(derived.table(), said(derived)))
                            .toList(),
                    "  ");
        }
        return lines;
    }

    private String summary() {
        List<Use> all = Stream.concat(impact.uses().stream(), impact.allColumns().stream())
                .toList();
        String name = impact.asked().name();
        if (all.isEmpty()) {
            return name + ": no code uses it";
        }
        long methods = all.stream()
                .map(use -> List.of(use.module(), use.type(), use.member()))
                .distinct()
                .count();
        long classes = all.stream()
                .map(use -> List.of(use.module(), use.type()))
                .distinct()
                .count();
        long modules = all.stream().map(Use::module).distinct().count();
        return name + ": used in " + Report.count(methods, "method") + " of "
                + (classes == 1 ? "1 class" : classes + " classes") + " in "
                + (modules == 1 ? all.get(0).module() : modules + " modules");
    }

    /** By module and class, a line for each method and the way in which it uses the table. */
    private void uses(List<Use> uses) {
        Map<String, Map<String, List<Use>>> byModule = new LinkedHashMap<>();
        uses.forEach(use -> byModule.computeIfAbsent(use.module(), module -> new LinkedHashMap<>())
                .computeIfAbsent(use.type(), type -> new ArrayList<>())
                .add(use));
        byModule.forEach((module, byType) -> {
            lines.add("");
            lines.add(module);
            byType.forEach((type, ofType) -> {
                lines.add("  " + type);
                table(ofType.stream().map(this::row).toList(), "    ");
            });
        });
    }

    private List<String> row(Use use) {
        String where = use.file()
                + use.lines().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", ":", ""))
                        .replaceFirst("^:$", "");
        return List.of(use.member(), where, phrase(use) + (severalTables ? " (" + use.table() + ")" : ""));
    }

    private String phrase(Use use) {
        String columns = ofColumn ? "the column" : String.join(", ", use.columns());
        return switch (use.kind()) {
            case COLUMN -> "names " + columns;
            case COMPONENT -> "reads " + columns + " from rows";
            case ROW -> "makes rows";
            case TEXT -> "names " + (columns.isEmpty() ? "the table" : columns) + " in text";
            case ALL_COLUMNS -> "reads all columns";
            case HANDED_ON -> "hands the table on";
            case ALL_IN_TEXT -> "names the table in text";
            case TABLE -> "uses the table";
        };
    }

    private static String said(Derived derived) {
        String columns = derived.columns().isEmpty() ? "all columns" : String.join(", ", derived.columns());
        return columns + " from " + derived.from() + (derived.how().isEmpty() ? "" : ": " + derived.how());
    }

    /** Adds rows whose cells begin below each other. */
    private void table(List<List<String>> rows, String indent) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
    }
}
