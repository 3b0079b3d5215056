package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Problem;
import java.util.stream.Stream;

/** Reports columns of sources that are named by their name and are in the same catalog; the compiler checks classes itself. */
public final class NamedSourceCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return catalog.tables()
                .flatMap(table -> table.derivedFrom().stream())
                .filter(derivation ->
                        !derivation.columns().isEmpty() && derivation.type().isEmpty())
                .flatMap(derivation ->
                        catalog.source(derivation).stream().flatMap(source -> SourceColumns.check(derivation, source)));
    }
}
