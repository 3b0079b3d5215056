package io.neuralake.site.page;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import io.neuralake.site.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tables and columns are marked with. */
final class Badges {

    private Badges() {}

    static String format(Format format) {
        return switch (format) {
            case DELTA -> "Delta Lake";
            case PARQUET -> "Parquet";
            case JDBC -> "Relational";
            case FUNCTION -> "Function";
        };
    }

    static List<Badge> of(Table table) {
        List<Badge> badges = new ArrayList<>();
        badges.add(new Badge("format", format(table.format()), stored(table.format())));
        classification(table.classification()).ifPresent(badges::add);
        deprecation(table.deprecation()).ifPresent(badges::add);
        return badges;
    }

    static List<Badge> of(Table table, Column column) {
        List<Badge> badges = new ArrayList<>();
        if (column.partition()) {
            badges.add(new Badge(
                    "partition", "partition", "Its value chooses the directory of a row: filters on it skip files"));
        }
        if (table.uniqueColumns().contains(column.name())) {
            badges.add(new Badge("key", "key", "Together with the other keys it identifies a row"));
        }
        badges.addAll(of(column));
        return badges;
    }

    static List<Badge> of(Column column) {
        List<Badge> badges = new ArrayList<>();
        classification(column.classification()).ifPresent(badges::add);
        deprecation(column.deprecation()).ifPresent(badges::add);
        return badges;
    }

    private static String stored(Format format) {
        return switch (format) {
            case DELTA -> "Stored as a Delta Lake table";
            case PARQUET -> "Stored as Parquet files";
            case JDBC -> "A table or view of a relational database";
            case FUNCTION -> "Computed by a Java method";
        };
    }

    private static Optional<Badge> deprecation(Optional<Deprecation> deprecation) {
        return deprecation.map(reason ->
                new Badge("deprecated", "deprecated", "Use " + Visible.text(reason.replacement()) + " instead"));
    }

    private static Optional<Badge> classification(Classification classification) {
        return switch (classification) {
            case UNCLASSIFIED -> Optional.empty();
            case PUBLIC -> Optional.of(new Badge("public", "public", "Anybody may see it"));
            case INTERNAL -> Optional.of(new Badge("internal", "internal", "Anybody in the organisation may see it"));
            case CONFIDENTIAL ->
                Optional.of(new Badge("confidential", "confidential", "Only those who need it may see it"));
            case PII -> Optional.of(new Badge("pii", "PII", "Personally identifiable information"));
        };
    }
}
