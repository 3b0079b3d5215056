package io.neuralake.runtime;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Optional;

/** Tables and columns as a compiler would have read them. */
public final class Declared {

    private Declared() {}

    static Table delta(String database, String name, Column... columns) {
        return table(database, name, Format.DELTA, Optional.empty(), columns);
    }

    /** A hive table below {@code ${lake}}. */
    public static Table hive(String database, String name, Column... columns) {
        return table(database, name, Format.PARQUET, Optional.of(Partitioning.HIVE), columns);
    }

    static Table directories(String database, String name, Column... columns) {
        return table(database, name, Format.PARQUET, Optional.of(Partitioning.DIRECTORY), columns);
    }

    /** A table of a relational database. */
    static Table jdbc(String database, String name, String url, String relation, Column... columns) {
        return table(database, name, Format.JDBC, Optional.empty(), url, relation, columns);
    }

    /** A function table whose code is found by the name of its accessor. */
    static Table function(
            String database,
            String name,
            String returned,
            String accessor,
            List<Parameter> parameters,
            Column... columns) {
        Table plain = table(database, name, Format.FUNCTION, Optional.empty(), columns);
        return new Table(
                plain.database(),
                plain.name(),
                plain.format(),
                "",
                plain.partitioning(),
                "",
                Optional.of(new Table.Function(name, returned, parameters)),
                plain.columns(),
                plain.docFilters(),
                plain.docColumns(),
                plain.uniqueColumns(),
                plain.description(),
                plain.owner(),
                plain.tags(),
                plain.classification(),
                plain.latency(),
                plain.source(),
                plain.notebook(),
                plain.links(),
                plain.derivedFrom(),
                plain.deprecation(),
                plain.schemaVersion(),
                plain.roapi(),
                accessor,
                plain.row(),
                plain.origin());
    }

    static Table table(
            String database, String name, Format format, Optional<Partitioning> partitioning, Column... columns) {
        return table(database, name, format, partitioning, "${lake}/" + database + "/" + name, "", columns);
    }

    /** The table, at another location. */
    static Table at(Table table, String location) {
        return table(
                table.database(),
                table.name(),
                table.format(),
                table.partitioning(),
                location,
                "",
                table.columns().toArray(Column[]::new));
    }

    private static Table table(
            String database,
            String name,
            Format format,
            Optional<Partitioning> partitioning,
            String location,
            String relation,
            Column... columns) {
        Origin origin = Origin.of("lake." + Names.upperCamel(name));
        return new Table(
                database,
                name,
                format,
                location,
                partitioning,
                relation,
                Optional.empty(),
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
                RoapiOptions.NONE,
                origin.type() + "Table",
                new Table.Row(origin.type(), Table.RowKind.RECORD),
                origin);
    }

    static Column column(String name, ColumnType type) {
        return column(name, type, false, false);
    }

    /** A column that may have no value. */
    public static Column nullable(String name, ColumnType type) {
        return column(name, type, true, false);
    }

    static Column partition(String name, ColumnType type) {
        return column(name, type, false, true);
    }

    static Column nullablePartition(String name, ColumnType type) {
        return column(name, type, true, true);
    }

    private static Column column(String name, ColumnType type, boolean nullable, boolean partition) {
        String member = Names.lowerCamel(name);
        return new Column(
                name,
                member,
                "java.lang.Object",
                type,
                nullable,
                partition,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of("lake.Any").member(member));
    }
}
