package io.neuralake.emitters.roapi;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Declarations for tests, with only what matters to ROAPI. */
final class Declared {

    private Declared() {}

    static Table delta(String name, String location, Column... columns) {
        return table(name, Format.DELTA, location, Optional.empty(), "", RoapiOptions.NONE, columns);
    }

    static Table parquet(String name, String location, Column... columns) {
        return table(name, Format.PARQUET, location, Optional.of(Partitioning.HIVE), "", RoapiOptions.NONE, columns);
    }

    static Table directories(String name, String location, Column... columns) {
        return table(
                name, Format.PARQUET, location, Optional.of(Partitioning.DIRECTORY), "", RoapiOptions.NONE, columns);
    }

    static Table relational(String name, String location, String relation) {
        return table(
                name,
                Format.JDBC,
                location,
                Optional.empty(),
                relation,
                RoapiOptions.NONE,
                column("id", ColumnType.Scalar.INT64));
    }

    static Table function(String name) {
        return table(
                name,
                Format.FUNCTION,
                "",
                Optional.empty(),
                "",
                RoapiOptions.NONE,
                column("id", ColumnType.Scalar.INT64));
    }

    static Table with(Table table, RoapiOptions roapi) {
        return table(
                table.name(),
                table.format(),
                table.location(),
                table.partitioning(),
                table.relation(),
                roapi,
                table.columns().toArray(Column[]::new));
    }

    static RoapiOptions disabled() {
        return new RoapiOptions(Optional.of(true), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    static RoapiOptions named(String name) {
        return new RoapiOptions(Optional.empty(), Optional.of(name), Optional.empty(), OptionalInt.empty());
    }

    static RoapiOptions inMemory() {
        return new RoapiOptions(Optional.empty(), Optional.empty(), Optional.of(true), OptionalInt.empty());
    }

    static RoapiOptions reloadedEvery(int seconds) {
        return new RoapiOptions(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(seconds));
    }

    static Column column(String name, ColumnType type) {
        return column(name, type, false);
    }

    static Column partition(String name, ColumnType type) {
        return column(name, type, true);
    }

    static Catalog catalog(Table... tables) {
        return Catalog.unnamed(List.of(Database.named("lake", List.of(tables))));
    }

    static Catalog named(String name, Catalog catalog) {
        return new Catalog(name, "", "", "", "", catalog.roapi(), catalog.databases(), Optional.empty());
    }

    private static Column column(String name, ColumnType type, boolean partition) {
        return new Column(
                name,
                name,
                "",
                type,
                false,
                partition,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of("lake.Declared").member(name));
    }

    private static Table table(
            String name,
            Format format,
            String location,
            Optional<Partitioning> partitioning,
            String relation,
            RoapiOptions roapi,
            Column... columns) {
        Optional<Table.Function> function = format == Format.FUNCTION
                ? Optional.of(new Table.Function(name, "java.util.stream.Stream<lake.Declared>", List.of()))
                : Optional.empty();
        return new Table(
                "lake",
                name,
                format,
                location,
                partitioning,
                relation,
                function,
                List.of(columns),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                roapi,
                "lake.DeclaredTable",
                new Table.Row("lake.Declared", Table.RowKind.RECORD),
                Origin.of("lake.Declared"));
    }
}
