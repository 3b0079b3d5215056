package io.neuralake.catalog.check;

import java.util.List;

/** The checks that every host runs on a whole catalog, after {@link TableChecks} on its tables. */
public final class CatalogChecks {

    private static final List<CatalogCheck> ALL = List.of(
            new DeclarationNameCheck(),
            new DuplicateTableCheck(),
            new DeclarationNotebookCheck(),
            new RootLocationCheck(),
            new MissingLocationCheck(),
            new InheritedLocationCheck(),
            new RoapiNameCheck(),
            new DuplicateDatabaseCheck(),
            new RoapiDefaultsCheck(),
            new PickedDatabaseCheck(),
            new DerivationCycleCheck(),
            new NamedSourceCheck());

    private static final List<CatalogCheck> MERGED = List.of(new MergedSourceCheck());

    private CatalogChecks() {}

    /** All of them, unmodifiable, in the order of the rules. */
    public static List<CatalogCheck> all() {
        return ALL;
    }

    /** What only a merge can judge, because a module alone need not know the tables of others; unmodifiable. */
    public static List<CatalogCheck> merged() {
        return MERGED;
    }
}
