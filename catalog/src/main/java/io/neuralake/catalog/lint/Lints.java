package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.judge.Severities;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The lint rules of a module that is compiled, or of modules that are merged. */
public final class Lints {

    private final List<Lint> lints;

    private Lints(List<Lint> lints) {
        this.lints = lints;
    }

    /** Those that can be judged in a module, which does not know what others declare. */
    public static Lints ofModule() {
        return new Lints(List.of(
                new OwnerLint(),
                new TableDescriptionLint(),
                new ColumnDescriptionLint(),
                new PersonalNameLint(),
                new PartitionSliceLint(),
                new ReplacementLint(false),
                new UnitNameLint(),
                new HttpsLint(),
                new RootLint()));
    }

    /** Those that can be judged when modules are merged, which settles the roots of locations. */
    public static Lints ofMerge() {
        return new Lints(List.of(
                new OwnerLint(),
                new TableDescriptionLint(),
                new ColumnDescriptionLint(),
                new PersonalNameLint(),
                new PartitionSliceLint(),
                new ReplacementLint(true),
                new UnitNameLint(),
                new HttpsLint()));
    }

    /**
     * The problems of all rules that are switched on.
     *
     * @param catalog the catalog
     * @param tables the tables of it that are judged
     * @param severities which rules are switched on
     */
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables, Severities severities) {
        return lints.stream()
                .filter(lint -> severities.of(lint.rule()) != Severity.OFF)
                .flatMap(lint -> lint.check(catalog, tables))
                .distinct();
    }
}
