package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.stream.Stream;

/** Reports tables that ROAPI would serve under one name, case aside. */
public final class RoapiNameCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        List<Table> served = catalog.tables()
                .filter(table -> table.format() != Format.FUNCTION)
                .filter(table -> !catalog.roapi(table).disable().orElse(false))
                .toList();
        return Duplicates.of(served, RoapiNameCheck::name)
                // Two tables of one name are NL0104, whatever they are served as.
                .filter(pair -> !pair.first()
                        .qualifiedName()
                        .equalsIgnoreCase(pair.later().qualifiedName()))
                .map(RoapiNameCheck::problem);
    }

    private static String name(Table table) {
        return table.roapi().name().orElse(table.database() + "_" + table.name());
    }

    private static Problem problem(Duplicates.Pair<Table> pair) {
        boolean laterChose = pair.later().roapi().name().isPresent();
        boolean firstChose = pair.first().roapi().name().isPresent();
        boolean firstBlamed = !laterChose && firstChose;
        Table blamed = firstBlamed ? pair.first() : pair.later();
        Table other = firstBlamed ? pair.later() : pair.first();
        boolean chose = laterChose || firstChose;
        Origin origin = chose ? blamed.origin().annotation("Roapi").at("name") : blamed.origin();
        String free = Identifiers.nearest(blamed.database() + "_" + blamed.name() + (chose ? "" : "_2"), "other");
        return new Problem(
                Rule.NL0501,
                origin,
                "ROAPI would serve both '" + blamed.qualifiedName() + "' and '" + other.qualifiedName() + "' as '"
                        + name(blamed) + "'",
                (chose ? "write" : "add @Roapi with") + " another name, for example name = \"" + free + "\"");
    }
}
