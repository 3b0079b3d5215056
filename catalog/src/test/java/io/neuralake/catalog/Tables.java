package io.neuralake.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Declares tables for tests without a compiler: {@code Tables.of("trips", int64("rider_id")).in("mobility")}.
 *
 * <p>A new one is a sound Delta table, {@code lake.Trips}; each method says one thing more, or something else.
 */
public final class Tables {

    private final String type;
    private String database = "mobility";
    private String name;
    private Format format = Format.DELTA;
    private String location = "s3://lake/data";
    private Optional<Partitioning> partitioning = Optional.empty();
    private String relation = "";
    private Optional<Table.Function> function = Optional.empty();
    private List<Column> columns;
    private final List<DocFilter> docFilters = new ArrayList<>();
    private List<String> docColumns = List.of();
    private List<String> uniqueColumns = List.of();
    private String owner = "";
    private String notebook = "";
    private final List<Link> links = new ArrayList<>();
    private final List<Derivation> derivations = new ArrayList<>();
    private Optional<Deprecation> deprecation = Optional.empty();
    private int schemaVersion = 1;
    private RoapiOptions roapi = RoapiOptions.NONE;
    private Origin origin;

    private Tables(String type, String name, List<Column> columns) {
        this.type = type;
        this.name = name;
        this.columns = columns;
        this.origin = Origin.of(type);
    }

    /** A table whose type is named like it, in package {@code lake}. */
    public static Tables of(String name, Column... columns) {
        return new Tables("lake." + Names.upperCamel(name), name, Arrays.asList(columns));
    }

    /** A table of a function, {@code lake.Functions.<method>}. */
    public static Tables function(String method, String returnType, List<Parameter> parameters, Column... columns) {
        Tables tables = new Tables("lake.Functions", Names.snakeCase(method), Arrays.asList(columns));
        tables.origin = Origin.of("lake.Functions").member(method);
        tables.format = Format.FUNCTION;
        tables.location = "";
        tables.function = Optional.of(new Table.Function(method, returnType, parameters));
        return tables;
    }

    /** The origin of the table that {@link #of} declares. */
    public static Origin origin(String name) {
        return Origin.of("lake." + Names.upperCamel(name));
    }

    public Tables named(String other) {
        name = other;
        return this;
    }

    public Tables in(String other) {
        database = other;
        return this;
    }

    public Tables format(Format other) {
        format = other;
        return this;
    }

    public Tables at(String other) {
        location = other;
        return this;
    }

    public Tables partitioning(Partitioning other) {
        partitioning = Optional.of(other);
        return this;
    }

    public Tables relation(String other) {
        relation = other;
        return this;
    }

    /** Adds a documentation filter. */
    public Tables filter(String column, Operator operator, String... values) {
        docFilters.add(new DocFilter(
                column, operator, Arrays.asList(values), origin.annotation("DocFilter", docFilters.size())));
        return this;
    }

    public Tables docColumns(String... names) {
        docColumns = Arrays.asList(names);
        return this;
    }

    public Tables uniqueColumns(String... names) {
        uniqueColumns = Arrays.asList(names);
        return this;
    }

    public Tables owner(String other) {
        owner = other;
        return this;
    }

    public Tables notebook(String url) {
        notebook = url;
        return this;
    }

    /** Adds a link. */
    public Tables link(String title, String url) {
        links.add(new Link(title, url));
        return this;
    }

    /** Adds a source by its type; columns as in {@code "bin: local_ts, channel"}. */
    public Tables derivedFromType(String source, String... computed) {
        return derivedFrom(source, "", computed);
    }

    /** Adds a source by its name. */
    public Tables derivedFromTable(String source, String... computed) {
        return derivedFrom("", source, computed);
    }

    /** Adds a source by whatever is not empty. */
    public Tables derivedFrom(String sourceType, String sourceName, String... computed) {
        derivations.add(new Derivation(
                sourceType,
                sourceName,
                Arrays.stream(computed).map(Tables::computed).toList(),
                "",
                origin.annotation("DerivedFrom", derivations.size())));
        return this;
    }

    private static Derivation.DerivedColumn computed(String text) {
        int colon = text.indexOf(':');
        String from = text.substring(colon + 1).strip();
        return new Derivation.DerivedColumn(
                text.substring(0, colon), from.isEmpty() ? List.of() : List.of(from.split(", ", -1)));
    }

    public Tables deprecated(String replacement) {
        deprecation = Optional.of(new Deprecation(replacement, ""));
        return this;
    }

    public Tables schemaVersion(int version) {
        schemaVersion = version;
        return this;
    }

    public Tables roapi(RoapiOptions other) {
        roapi = other;
        return this;
    }

    /** The table. */
    public Table build() {
        return new Table(
                database,
                name,
                format,
                location,
                partitioning,
                relation,
                function,
                columns.stream().map(this::declaredHere).toList(),
                docFilters,
                docColumns,
                uniqueColumns,
                "",
                owner,
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                "",
                notebook,
                links,
                derivations,
                deprecation,
                schemaVersion,
                roapi,
                type + "Table",
                new Table.Row(type, Table.RowKind.RECORD),
                origin);
    }

    private Column declaredHere(Column column) {
        return Columns.of(column)
                .origin(Origin.of(type).member(column.member()))
                .build();
    }

    /** ROAPI options that give a table a name. */
    public static RoapiOptions served(String name) {
        return new RoapiOptions(Optional.empty(), Optional.of(name), Optional.empty(), OptionalInt.empty());
    }

    /** ROAPI options that reload a table. */
    public static RoapiOptions reloaded(int seconds) {
        return new RoapiOptions(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(seconds));
    }

    /** ROAPI options that leave a table out. */
    public static RoapiOptions notServed() {
        return new RoapiOptions(Optional.of(true), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** A catalog of tables whose databases nothing declares. */
    public static Catalog catalog(Table... tables) {
        return Catalog.unnamed(Arrays.stream(tables)
                .map(Table::database)
                .distinct()
                .map(database -> Database.named(
                        database,
                        Arrays.stream(tables)
                                .filter(table -> table.database().equals(database))
                                .toList()))
                .toList());
    }
}
