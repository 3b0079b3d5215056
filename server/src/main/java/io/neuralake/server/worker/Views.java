package io.neuralake.server.worker;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogView;
import io.neuralake.server.access.Caller;
import io.neuralake.server.introspection.SystemCatalog;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What callers see of a catalog; those who may read the same tables share a view. */
final class Views {

    private static final int MOST = 16;
    private static final int MOST_SYSTEMS = 2;

    private final Catalog catalog;
    private final Map<List<String>, CatalogView> views = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, CatalogView> eldest) {
            if (size() <= MOST) {
                return false;
            }
            eldest.getValue().close();
            return true;
        }
    };

    private final Map<List<String>, SystemCatalog> systems = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, SystemCatalog> eldest) {
            if (size() <= MOST_SYSTEMS) {
                return false;
            }
            eldest.getValue().close();
            return true;
        }
    };

    Views(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The tables that some patterns let pass. */
    synchronized CatalogView of(List<String> patterns) {
        return views.computeIfAbsent(patterns, allowed -> {
            Caller caller = new Caller("", allowed);
            return catalog.visible(caller::mayRead);
        });
    }

    /** System catalogs over the tables that some patterns let pass. */
    synchronized SystemCatalog system(List<String> patterns) {
        return systems.computeIfAbsent(patterns, allowed -> {
            Caller caller = new Caller("", allowed);
            return SystemCatalog.of(catalog.declared()
                    .tables()
                    .filter(table -> caller.mayRead(table.qualifiedName()))
                    .sorted(Comparator.comparing(Table::qualifiedName))
                    .toList());
        });
    }
}
