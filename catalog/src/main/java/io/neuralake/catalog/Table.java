package io.neuralake.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One table of the catalog, exactly as declared: reading it says nothing about whether it is valid.
 *
 * @param database name of the owning database
 * @param name name in the catalog, unique within its database
 * @param format how the data is stored
 * @param location storage URI as declared: possibly relative, empty, or with {@code ${placeholders}}; see {@link
 *     Catalog#location(Table)}
 * @param partitioning how directories are named, if it was said
 * @param relation table or view in a relational database; empty if it was not said
 * @param function how a function table is called; present on function tables only
 * @param columns columns in declaration order
 * @param docFilters the slice that documentation shows
 * @param docColumns columns that examples select, empty for all
 * @param uniqueColumns columns that together identify a row, empty if nobody said
 * @param description what a row means, in Markdown
 * @param owner who answers for the data; empty to use the database's
 * @param tags free words
 * @param classification how sensitive the table is as a whole
 * @param latency how soon a row can be read, in words
 * @param source system that produces the data, in words
 * @param notebook URL of an example notebook
 * @param links other URLs
 * @param derivedFrom the tables that its rows are computed from, empty if nobody said
 * @param deprecation what to use instead, if the table is deprecated
 * @param schemaVersion version of the schema, from 1
 * @param roapi how ROAPI serves the table
 * @param accessor binary name of the generated accessor
 * @param row what a row is in Java
 * @param origin where the table was declared
 * @param panels panels that its team places on its dashboard
 */
public record Table(
        String database,
        String name,
        Format format,
        String location,
        Optional<Partitioning> partitioning,
        String relation,
        Optional<Function> function,
        List<Column> columns,
        List<DocFilter> docFilters,
        List<String> docColumns,
        List<String> uniqueColumns,
        String description,
        String owner,
        List<String> tags,
        Classification classification,
        String latency,
        String source,
        String notebook,
        List<Link> links,
        List<Derivation> derivedFrom,
        Optional<Deprecation> deprecation,
        int schemaVersion,
        RoapiOptions roapi,
        String accessor,
        Row row,
        Origin origin,
        List<Panel> panels) {

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        docFilters = List.copyOf(docFilters);
        docColumns = List.copyOf(docColumns);
        uniqueColumns = List.copyOf(uniqueColumns);
        tags = List.copyOf(tags);
        links = List.copyOf(links);
        derivedFrom = List.copyOf(derivedFrom);
        panels = List.copyOf(panels);
    }

    /** A table whose team places no panels. */
    public Table(
            String database,
            String name,
            Format format,
            String location,
            Optional<Partitioning> partitioning,
            String relation,
            Optional<Function> function,
            List<Column> columns,
            List<DocFilter> docFilters,
            List<String> docColumns,
            List<String> uniqueColumns,
            String description,
            String owner,
            List<String> tags,
            Classification classification,
            String latency,
            String source,
            String notebook,
            List<Link> links,
            List<Derivation> derivedFrom,
            Optional<Deprecation> deprecation,
            int schemaVersion,
            RoapiOptions roapi,
            String accessor,
            Row row,
            Origin origin) {
        this(
                database,
                name,
                format,
                location,
                partitioning,
                relation,
                function,
                columns,
                docFilters,
                docColumns,
                uniqueColumns,
                description,
                owner,
                tags,
                classification,
                latency,
                source,
                notebook,
                links,
                derivedFrom,
                deprecation,
                schemaVersion,
                roapi,
                accessor,
                row,
                origin,
                List.of());
    }

    /** The same table with other panels. */
    public Table withPanels(List<Panel> others) {
        return with(location, owner, roapi, others);
    }

    /** The same table with what it would take over from its database or catalog written into it. */
    public Table withInherited(String theLocation, String theOwner, RoapiOptions theRoapi) {
        return with(theLocation, theOwner, theRoapi, panels);
    }

    private Table with(String theLocation, String theOwner, RoapiOptions theRoapi, List<Panel> thePanels) {
        return new Table(
                database,
                name,
                format,
                theLocation,
                partitioning,
                relation,
                function,
                columns,
                docFilters,
                docColumns,
                uniqueColumns,
                description,
                theOwner,
                tags,
                classification,
                latency,
                source,
                notebook,
                links,
                derivedFrom,
                deprecation,
                schemaVersion,
                theRoapi,
                accessor,
                row,
                origin,
                thePanels);
    }

    /** Database and name joined by a dot: {@code implant.implant_diagnostics}. */
    public String qualifiedName() {
        return database + "." + name;
    }

    /** How a function table is called: {@code bci.sites(channels int32, threads int32 or null)}. */
    public String signature() {
        return function.map(Function::parameters).orElse(List.of()).stream()
                .map(parameter ->
                        parameter.name() + " " + parameter.type().text() + (parameter.nullable() ? " or null" : ""))
                .collect(Collectors.joining(", ", qualifiedName() + "(", ")"));
    }

    /** The first column of a name, compared exactly. */
    public Optional<Column> column(String columnName) {
        for (Column column : columns) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Names of the columns in declaration order. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** Columns whose values choose a row's directory, outermost first. */
    public List<Column> partitions() {
        List<Column> partitions = new ArrayList<>();
        for (Column column : columns) {
            if (column.partition()) {
                partitions.add(column);
            }
        }
        return List.copyOf(partitions);
    }

    /**
     * How a function table is called.
     *
     * @param method name of the static method on the origin's type
     * @param returnType its Java return type with full names and without annotations
     * @param parameters its parameters in order
     */
    public record Function(String method, String returnType, List<Parameter> parameters) {

        /** Copies the parameters. */
        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * What a row is in Java.
     *
     * @param type binary name of the record, interface or class whose members are the columns
     * @param kind how a value of it is made
     */
    public record Row(String type, RowKind kind) {}

    /** How a Java value is made of a row. */
    public enum RowKind {
        /** Through the canonical constructor of a record. */
        RECORD,
        /** Through a generated record that implements the interface. */
        INTERFACE,
        /** Through a constructor without parameters and then the fields. */
        CLASS,
        /** Not at all: rows are read by column name. */
        NONE
    }
}
