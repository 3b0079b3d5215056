package io.neuralake.catalog.merge;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The databases of a catalog that picks some. What modules say of others is as if it were not there, so that modules may
 * disagree about it.
 *
 * @param databases names of the databases
 * @param catalog where they were picked
 */
public record Selection(Set<String> databases, Origin catalog) {

    /** Copies the names. */
    public Selection {
        databases = Set.copyOf(databases);
    }

    /** Merges what modules say of the databases; one of which none says anything is a problem. */
    public Merged merge(List<Module> modules, List<LooseTable> loose) {
        Merged merged = CatalogMerge.merge(
                modules.stream().map(this::only).toList(),
                loose.stream()
                        .filter(table -> databases.contains(table.table().database()))
                        .toList());
        List<Problem> problems = new ArrayList<>(merged.problems());
        for (String name : new TreeSet<>(databases)) {
            if (merged.catalog().database(name).isEmpty()) {
                problems.add(absent(name));
            }
        }
        return new Merged(merged.catalog(), problems);
    }

    private Module only(Module module) {
        Catalog all = module.catalog();
        return new Module(
                module.label(),
                all.withDatabases(all.databases().stream()
                        .filter(database -> databases.contains(database.name()))
                        .toList()));
    }

    private Problem absent(String name) {
        return new Problem(
                Rule.NL0512,
                catalog.annotation("Catalog").at("databases"),
                "catalog " + catalog + " picks database '" + name + "', of which no module that is there has a table",
                "add the module that declares it, or compile " + catalog + " with the version that is there");
    }
}
