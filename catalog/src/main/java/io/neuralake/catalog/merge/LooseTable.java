package io.neuralake.catalog.merge;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.List;

/**
 * A table whose fragment is in a jar that has no manifest of the table's module: several jars were put into one, and of the
 * manifests, which all have one name, one was kept.
 *
 * @param label name of the jar or folder, as messages should show it
 * @param table the table of the fragment
 */
public record LooseTable(String label, Table table) {

    /** Whether the fragment alone says where the data lies; else that stood in the manifest that is lost. */
    boolean placed() {
        return switch (table.format()) {
            case DELTA, PARQUET -> Locations.absolute(table.location());
            case JDBC -> !table.location().isEmpty();
            case FUNCTION -> true;
        };
    }

    Module module() {
        return new Module(label, Catalog.unnamed(List.of(Database.named(table.database(), List.of(table)))));
    }

    /** That something which is needed was lost. */
    public Problem problem() {
        Origin declared = table.origin();
        return new Problem(
                Rule.NL0508,
                declared,
                "table '" + table.qualifiedName() + "' is in " + label
                        + " without the manifest of its module, which says"
                        + " where its database lies and who owns it: jars were merged, and only one META-INF/neuralake/catalog.json was kept",
                "append the files of that name when jars are merged: AppendingTransformer in Maven Shade,"
                        + " append(\"META-INF/neuralake/catalog.json\") in Gradle Shadow");
    }
}
