package io.neuralake.publish.impact;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Derivation.DerivedColumn;
import io.neuralake.catalog.Table;
import io.neuralake.publish.impact.Impact.Derived;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Follows declared derivations from what was asked about to everything that is computed from it. */
final class Downstream {

    private final Map<String, List<Edge>> edges = new HashMap<>();
    private final Map<String, Set<String>> reached = new LinkedHashMap<>();
    private final Map<String, Edge> first = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();

    private Downstream(Catalog catalog) {
        catalog.tables().forEach(table -> {
            tables.put(table.qualifiedName(), table);
            for (Derivation derivation : table.derivedFrom()) {
                catalog.source(derivation)
                        .ifPresent(source -> edges.computeIfAbsent(source.qualifiedName(), name -> new ArrayList<>())
                                .add(new Edge(source, table, derivation)));
            }
        });
    }

    /**
     * One derivation.
     *
     * @param source the table that is read
     * @param table the table that is computed
     * @param derivation what was said of it
     */
    private record Edge(Table source, Table table, Derivation derivation) {}

    static List<Derived> of(Catalog catalog, Asked asked) {
        return new Downstream(catalog).follow(asked);
    }

    private List<Derived> follow(Asked asked) {
        Deque<Table> changed = new ArrayDeque<>();
        Map<String, Set<String>> columns = new HashMap<>();
        for (Table table : asked.tables()) {
            columns.put(
                    table.qualifiedName(),
                    asked.column()
                            .map(column -> Set.of(column.name()))
                            .orElseGet(() -> Set.copyOf(table.columnNames())));
            changed.add(table);
        }
        while (!changed.isEmpty()) {
            Table source = changed.remove();
            Set<String> ofSource = Objects.requireNonNull(columns.get(source.qualifiedName()));
            for (Edge edge : edges.getOrDefault(source.qualifiedName(), List.of())) {
                Set<String> more = computed(edge, ofSource);
                String name = edge.table().qualifiedName();
                Set<String> known = new TreeSet<>(columns.getOrDefault(name, Set.of()));
                if (!more.isEmpty() && known.addAll(more)) {
                    columns.put(name, known);
                    reached.put(name, known);
                    first.putIfAbsent(name, edge);
                    changed.add(edge.table());
                }
            }
        }
        return reached.entrySet().stream()
                .map(entry -> derived(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The columns that change when those of the source do. */
    private static Set<String> computed(Edge edge, Set<String> changed) {
        List<DerivedColumn> said = edge.derivation().columns();
        Set<String> computed = new TreeSet<>();
        for (DerivedColumn column : said) {
            if (column.from().stream().anyMatch(changed::contains)) {
                computed.addAll(column.name().isEmpty() ? edge.table().columnNames() : List.of(column.name()));
            }
        }
        return said.isEmpty() ? Set.copyOf(edge.table().columnNames()) : computed;
    }

    private Derived derived(String name, Set<String> columns) {
        Edge edge = Objects.requireNonNull(first.get(name));
        List<String> all =
                Optional.ofNullable(tables.get(name)).map(Table::columnNames).orElse(List.of());
        return new Derived(
                name,
                columns.containsAll(all) ? List.of() : List.copyOf(columns),
                edge.source().qualifiedName(),
                edge.derivation().how());
    }
}
