package io.neuralake.catalog.check;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.Stream;

/**
 * Reports tables that would be served under one name, case aside.
 *
 * <p>A table that ROAPI does not serve counts too: its REST endpoint in the OpenAPI specification has the same name.
 */
public final class RoapiNameCheck implements CatalogCheck {

    @Override
    public Stream<Problem> check(Catalog catalog) {
        return Duplicates.of(catalog.tables().toList(), catalog::servedName).stream()
                // Two tables of one name are NL0104, whatever they are served as.
                .filter(pair -> !pair.first()
                        .qualifiedName()
                        .equalsIgnoreCase(pair.later().qualifiedName()))
                .map(pair -> problem(catalog, pair));
    }

    private static Problem problem(Catalog catalog, Duplicates.Pair<Table> pair) {
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
                "tables '" + blamed.qualifiedName() + "' and '" + other.qualifiedName() + "' would both be served as '"
                        + catalog.servedName(blamed) + "'",
                fix(blamed, chose, free));
    }

    private static String fix(Table blamed, boolean chose, String free) {
        if (blamed.format() == Format.FUNCTION) {
            return "rename one of them";
        }
        return (chose ? "write" : "add @Roapi with") + " another name, for example name = \"" + free + "\"";
    }
}
