package io.neuralake.server.http;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Table;
import io.neuralake.server.access.Caller;
import io.neuralake.server.query.QueryService;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables that a caller may read, by the names that paths have. */
final class Tables {

    private final QueryService service;

    Tables(QueryService service) {
        this.service = service;
    }

    /** A table by its flat name, or its qualified one. */
    Optional<Table> find(String name, Caller caller) {
        String qualified = service.aliases(caller).getOrDefault(name, name);
        for (Table table : service.tables(caller)) {
            if (table.qualifiedName().equals(qualified)) {
                return Optional.of(table);
            }
        }
        // Function tables have no name in statements beside their own, but paths take one.
        Catalog catalog = service.catalog(caller);
        return catalog.tables()
                .filter(table -> table.function().isPresent()
                        && catalog.servedName(table).equals(name))
                .findFirst();
    }

    /** All that a caller may read. */
    Catalog catalog(Caller caller) {
        return service.catalog(caller);
    }

    /** All of them by flat name. */
    SortedMap<String, Table> all(Caller caller) {
        SortedMap<String, Table> all = new TreeMap<>();
        Map<String, Table> byName = new TreeMap<>();
        service.tables(caller).forEach(table -> byName.put(table.qualifiedName(), table));
        service.aliases(caller).forEach((alias, qualified) -> {
            Table table = byName.get(qualified);
            if (table != null) {
                all.put(alias, table);
            }
        });
        return all;
    }
}
