package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports tables that derive from themselves, directly or through others: each circle once, on one of its derivations. */
public final class DerivationCycleCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return catalog.tables().allMatch(table -> table.derivedFrom().isEmpty())
                ? Stream.empty()
                : new Search(catalog).problems();
    }

    /** Goes from tables to their sources, deepest first, and never into a table twice. */
    private static final class Search {

        private final List<Table> tables;
        private final Map<String, Table> byName = new HashMap<>();
        private final Map<Origin, Table> byDeclaration = new HashMap<>();
        private final Set<Origin> done = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();

        Search(Catalog catalog) {
            tables = catalog.tables().toList();
            for (Table table : tables) {
                byName.putIfAbsent(table.qualifiedName(), table);
                byDeclaration.putIfAbsent(table.origin(), table);
            }
        }

        Stream<Problem> problems() {
            tables.forEach(this::from);
            return problems.stream();
        }

        private void from(Table start) {
            Deque<Step> path = new ArrayDeque<>();
            enter(start, path);
            while (!path.isEmpty()) {
                Step step = path.getLast();
                if (step.next == step.table.derivedFrom().size()) {
                    path.removeLast();
                    continue;
                }
                Derivation derivation = step.table.derivedFrom().get(step.next++);
                source(derivation).ifPresent(source -> {
                    List<Table> circle = circle(path, source);
                    if (!circle.isEmpty()) {
                        problems.add(problem(derivation, circle));
                    } else {
                        enter(source, path);
                    }
                });
            }
        }

        private void enter(Table table, Deque<Step> path) {
            if (done.add(table.origin())) {
                path.addLast(new Step(table));
            }
        }

        private Optional<Table> source(Derivation derivation) {
            @Nullable
            Table source = derivation.table().isEmpty()
                    ? byDeclaration.get(Origin.of(derivation.type()))
                    : byName.get(derivation.table());
            return Optional.ofNullable(source);
        }

        /** The tables of the path from a table to its end; none if it is not on the path. */
        private static List<Table> circle(Deque<Step> path, Table source) {
            List<Table> circle = new ArrayList<>();
            for (Step step : (Iterable<Step>) path::descendingIterator) {
                circle.add(step.table);
                if (step.table.origin().equals(source.origin())) {
                    Collections.reverse(circle);
                    return circle;
                }
            }
            return List.of();
        }

        private static Problem problem(Derivation derivation, List<Table> circle) {
            Table last = circle.get(circle.size() - 1);
            String through = circle.size() == 1
                    ? ""
                    : ": "
                            + Stream.concat(circle.stream(), Stream.of(circle.get(0)))
                                    .map(Table::qualifiedName)
                                    .collect(Collectors.joining(" from "));
            return new Problem(
                    Rule.NL0123,
                    derivation.origin().at(derivation.table().isEmpty() ? "value" : "table"),
                    "table '" + (circle.size() == 1 ? last : circle.get(0)).qualifiedName() + "' derives from itself"
                            + through,
                    "remove the @DerivedFrom that says the opposite of how the rows are made");
        }
    }

    /** A table on the way and the derivation to look at next. */
    private static final class Step {

        private final Table table;
        private int next;

        Step(Table table) {
            this.table = table;
        }
    }
}
