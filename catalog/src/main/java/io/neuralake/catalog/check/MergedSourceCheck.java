package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports sources that a merged catalog should have and does not, and columns that a source had when its table was compiled
 * and now has not.
 *
 * <p>A table of a database that the catalog does not know belongs to another repository, of which nothing can be said.
 */
final class MergedSourceCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return catalog.tables()
                .flatMap(
                        table -> table.derivedFrom().stream().flatMap(derivation -> check(catalog, table, derivation)));
    }

    private static Stream<Problem> check(Catalog catalog, Table table, Derivation derivation) {
        Optional<Table> source = catalog.source(derivation);
        if (source.isPresent()) {
            return derivation.type().isEmpty() ? Stream.empty() : SourceColumns.check(derivation, source.get());
        }
        return database(catalog, derivation).map(database -> absent(table, derivation, database)).stream();
    }

    private static Optional<Database> database(Catalog catalog, Derivation derivation) {
        int dot = derivation.table().indexOf('.');
        return dot < 0 ? Optional.empty() : catalog.database(derivation.table().substring(0, dot));
    }

    private static Problem absent(Table table, Derivation derivation, Database database) {
        List<String> names =
                database.tables().stream().map(Table::qualifiedName).toList();
        return new Problem(
                Rule.NL0507,
                derivation.origin().at("table"),
                "table '" + table.qualifiedName() + "' derives from '" + derivation.table() + "', but database '"
                        + database.name() + "' has no table '"
                        + derivation.table().substring(database.name().length() + 1) + "'",
                Names.nearest(derivation.table(), names)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("depend on the module that declares it, or remove the @DerivedFrom"));
    }
}
