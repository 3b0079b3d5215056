package io.neuralake.publish.impact;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.publish.impact.Impact.Declared;
import io.neuralake.publish.read.ClassPathEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds everything that uses a column, a table or a database. */
public final class ImpactAnalysis {

    private final Catalog catalog;

    /** An analysis of a catalog. */
    public ImpactAnalysis(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What uses something of the catalog.
     *
     * @param name a column, table or database, {@code implant.implant_diagnostics.local_ts}
     * @param entries where users are sought
     * @throws UnknownNameException if the catalog has nothing of that name
     */
    public Impact of(String name, List<ClassPathEntry> entries) {
        Asked asked = Asked.of(name, catalog);
        UseSearch.Found found = new UseSearch(asked.tables(), catalog.tables()).search(entries);
        Optional<Column> column = asked.column();
        return new Impact(
                asked,
                column.isPresent() ? naming(column.get(), found.uses()) : together(found.uses()),
                column.isPresent() ? all(column.get(), found.uses()) : List.of(),
                declared(asked),
                Downstream.of(catalog, asked),
                found.warnings());
    }

    /** Uses that concern one column by name, or make rows, which takes all columns. */
    private static List<Use> naming(Column column, List<Use> uses) {
        return uses.stream()
                .filter(use -> use.columns().contains(column.name()) || use.kind() == Kind.ROW)
                .toList();
    }

    /** Uses that concern a column because they concern all. */
    private static List<Use> all(Column column, List<Use> uses) {
        return uses.stream()
                .filter(use -> use.kind().all())
                .filter(use -> use.kind() != Kind.ALL_IN_TEXT
                        || uses.stream()
                                .noneMatch(other -> other.kind() == Kind.TEXT
                                        && place(other).equals(place(use))
                                        && other.columns().contains(column.name())))
                .toList();
    }

    /** One use for all columns that one method uses in one way; one that says nothing more only if there is no other. */
    private static List<Use> together(List<Use> uses) {
        Map<List<Object>, List<Use>> byWay = new LinkedHashMap<>();
        Set<List<Object>> telling = new HashSet<>();
        for (Use use : uses) {
            List<Object> way = new ArrayList<>(place(use));
            way.add(use.kind());
            byWay.computeIfAbsent(way, key -> new ArrayList<>()).add(use);
            if (use.kind() != Kind.TABLE && use.kind() != Kind.ALL_IN_TEXT) {
                telling.add(place(use));
            }
        }
        Predicate<Use> shown = use -> switch (use.kind()) {
            case TABLE ->
                !telling.contains(place(use))
                        && uses.stream()
                                .noneMatch(other -> other.kind() == Kind.ALL_IN_TEXT
                                        && place(other).equals(place(use)));
            case ALL_IN_TEXT -> !telling.contains(place(use));
            case COLUMN, COMPONENT, ROW, TEXT, ALL_COLUMNS, HANDED_ON -> true;
        };
        return byWay.values().stream()
                .map(ImpactAnalysis::merged)
                .filter(shown)
                .sorted(Use.IN_ORDER)
                .toList();
    }

    private static List<Object> place(Use use) {
        return List.of(use.module(), use.type(), use.member(), use.file(), use.table());
    }

    private static Use merged(List<Use> uses) {
        Use first = uses.get(0);
        return new Use(
                first.module(),
                first.type(),
                first.member(),
                first.file(),
                uses.stream()
                        .flatMap(use -> use.lines().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                first.kind(),
                first.table(),
                uses.stream().flatMap(use -> use.columns().stream()).sorted().toList());
    }

    private static List<Declared> declared(Asked asked) {
        return asked.column().stream()
                .flatMap(column -> asked.tables().stream()
                        .flatMap(ImpactAnalysis::declared)
                        .filter(declared -> declared.column().equals(column.name())))
                .toList();
    }

    private static Stream<Declared> declared(Table table) {
        return Stream.of(
                        table.docFilters().stream()
                                .map(filter -> named(table, filter.column(), "documentation filter")),
                        table.uniqueColumns().stream().map(column -> named(table, column, "unique columns")),
                        table.docColumns().stream().map(column -> named(table, column, "documentation columns")))
                .flatMap(declared -> declared)
                .distinct();
    }

    private static Declared named(Table table, String column, String what) {
        return new Declared(table.qualifiedName(), column, what);
    }
}
