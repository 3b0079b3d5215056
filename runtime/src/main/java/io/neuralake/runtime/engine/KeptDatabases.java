package io.neuralake.runtime.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Databases with views of files, by the views: those in use, and those that were used last. */
final class KeptDatabases {

    private static final int UNUSED = 32;
    private static final int LONGEST = 200_000;

    /** In the order of their last use. */
    private final Map<List<String>, Kept> byViews = new LinkedHashMap<>(16, 0.75f, true);

    /** A database, and how many queries use it. */
    static final class Kept {

        private final List<String> views;
        private final String name;
        private int users = 1;

        /** A database that one query uses. */
        Kept(List<String> views, String name) {
            this.views = List.copyOf(views);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /** A database with these views and no others; it has to be given back. */
    synchronized Optional<Kept> borrow(List<String> views) {
        Kept found = byViews.get(views);
        if (found == null) {
            return Optional.empty();
        }
        found.users++;
        return Optional.of(found);
    }

    /** Keeps a database for others that want the same views, unless there is one, or they are too long to be remembered. */
    synchronized void keep(Kept database) {
        if (database.views.stream().mapToInt(String::length).sum() <= LONGEST) {
            byViews.putIfAbsent(database.views, database);
        }
    }

    /** Nobody gets this database any more. */
    synchronized void forget(Kept database) {
        byViews.remove(database.views, database);
    }

    /** Takes a database back; gives the names of those that are not kept any more, which are to be dropped. */
    synchronized List<String> giveBack(Kept database) {
        database.users--;
        List<String> unused = new ArrayList<>();
        if (database.users == 0 && byViews.get(database.views) != database) {
            unused.add(database.name);
        }
        int more =
                (int) byViews.values().stream().filter(kept -> kept.users == 0).count() - UNUSED;
        Iterator<Kept> oldest = byViews.values().iterator();
        while (more > 0 && oldest.hasNext()) {
            Kept kept = oldest.next();
            if (kept.users == 0) {
                oldest.remove();
                unused.add(kept.name);
                more--;
            }
        }
        return unused;
    }
}
