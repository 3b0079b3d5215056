package io.neuralake.server.graphql;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeReference;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Makes the GraphQL schema of tables: a field for each, whose filters have the types of its columns.
 *
 * <p>Tables and columns whose names GraphQL cannot write are not in it, and function tables are not, which need arguments of their own.
 */
final class CatalogSchema {

    private static final Pattern NAME = Pattern.compile("(?!__)[_A-Za-z][_0-9A-Za-z]*");
    private static final String QUERY = "Query";

    private final ScalarTypes scalars = new ScalarTypes();
    private final Map<String, GraphQLInputObjectType> comparisons = new TreeMap<>();
    private final GraphQLEnumType directions = GraphQLEnumType.newEnum()
            .name("Direction")
            .description("Rows without a value are first in both.")
            .value("asc")
            .value("desc")
            .build();

    /**
     * The schema.
     *
     * @param tables tables by the name of their field
     * @param fetchers what reads a table
     */
    GraphQLSchema of(Map<String, Table> tables, BiFunction<String, Table, DataFetcher<?>> fetchers) {
        GraphQLObjectType.Builder query = GraphQLObjectType.newObject().name(QUERY);
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        boolean empty = true;
        for (Map.Entry<String, Table> entry : tables.entrySet()) {
            String name = entry.getKey();
            Table table = entry.getValue();
            List<Column> columns = table.columns().stream()
                    .filter(column -> NAME.matcher(column.name()).matches())
                    .toList();
            if (NAME.matcher(name).matches()
                    && !columns.isEmpty()
                    && table.function().isEmpty()) {
                query.field(field(name, table, columns));
                code.dataFetcher(FieldCoordinates.coordinates(QUERY, name), fetchers.apply(name, table));
                empty = false;
            }
        }
        if (empty) {
            query.field(field -> field.name("_none")
                    .description("There is no table that you may read.")
                    .type(Scalars.GraphQLBoolean));
        }
        return GraphQLSchema.newSchema()
                .query(query.build())
                .codeRegistry(code.build())
                .build();
    }

    private GraphQLFieldDefinition field(String name, Table table, List<Column> columns) {
        GraphQLFieldDefinition.Builder field = GraphQLFieldDefinition.newFieldDefinition()
                .name(name)
                .description(table.description())
                .type(GraphQLNonNull.nonNull(GraphQLList.list(GraphQLNonNull.nonNull(rows(name, table, columns)))))
                .argument(argument("filter", filter(name, columns), "All of it must hold."))
                .argument(argument(
                        "sort",
                        GraphQLList.list(GraphQLNonNull.nonNull(order(name, columns))),
                        "The first counts most."))
                .argument(argument("limit", Scalars.GraphQLInt, "Most rows, or rows of a page."))
                .argument(argument("page", Scalars.GraphQLInt, "Which page of them, from 1."));
        table.deprecation().ifPresent(deprecation -> field.deprecate(deprecation.replacement()));
        if (table.format() == Format.DELTA) {
            field.argument(argument("version", Scalars.GraphQLInt, "The table as it was in this version."))
                    .argument(argument("timestamp", Scalars.GraphQLString, "The table as it was at this moment."));
        }
        return field.build();
    }

    private GraphQLObjectType rows(String name, Table table, List<Column> columns) {
        GraphQLObjectType.Builder row = GraphQLObjectType.newObject()
                .name("Row_" + name)
                .description("A row of " + table.qualifiedName() + ".");
        for (Column column : columns) {
            row.field(field -> {
                field.name(column.name()).description(column.description()).type(scalars.of(column.type()));
                column.deprecation().ifPresent(deprecation -> field.deprecate(deprecation.replacement()));
                return field;
            });
        }
        return row.build();
    }

    private GraphQLInputObjectType filter(String name, List<Column> columns) {
        String type = "Filter_" + name;
        GraphQLInputObjectType.Builder filter =
                GraphQLInputObjectType.newInputObject().name(type);
        for (Column column : columns) {
            filter.field(field -> field.name(column.name()).type(comparison(column)));
        }
        return filter.field(field -> field.name("_or")
                        .description("One of these must hold; each has one column.")
                        .type(GraphQLList.list(GraphQLNonNull.nonNull(GraphQLTypeReference.typeRef(type)))))
                .build();
    }

    private GraphQLInputType comparison(Column column) {
        boolean nested = column.type().nested();
        GraphQLScalarType scalar = scalars.of(column.type());
        return comparisons.computeIfAbsent("_" + scalar.getName() + "Comparison", name -> {
            GraphQLInputObjectType.Builder type =
                    GraphQLInputObjectType.newInputObject().name(name);
            if (!nested) {
                for (String operator : List.of("eq", "ne", "lt", "lte", "gt", "gte")) {
                    type.field(field -> field.name(operator).type(scalar));
                }
                for (String operator : List.of("in", "nin")) {
                    type.field(field -> field.name(operator).type(GraphQLList.list(GraphQLNonNull.nonNull(scalar))));
                }
                if (scalar.equals(Scalars.GraphQLString)) {
                    type.field(field -> field.name("like").type(scalar))
                            .field(field -> field.name("nlike").type(scalar));
                }
            }
            return type.field(field -> field.name("null").type(Scalars.GraphQLBoolean))
                    .build();
        });
    }

    private GraphQLInputObjectType order(String name, List<Column> columns) {
        GraphQLEnumType.Builder names = GraphQLEnumType.newEnum().name("Column_" + name);
        columns.stream()
                .map(Column::name)
                .filter(column -> !List.of("true", "false", "null").contains(column))
                .forEach(names::value);
        return GraphQLInputObjectType.newInputObject()
                .name("Sort_" + name)
                .field(field -> field.name("field").type(GraphQLNonNull.nonNull(names.build())))
                .field(field -> field.name("order").type(directions))
                .build();
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
