package io.neuralake.server.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.neuralake.catalog.Table;
import io.neuralake.server.rest.RestQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ROAPI's GraphQL: the text of one query of one table, whose answer is the rows and nothing around them.
 *
 * @param table the table
 * @param rows what is asked of it
 */
public record PlainQuery(Table table, RestQuery rows) {

    /**
     * Reads a query.
     *
     * @param tables finds a table by its name
     * @throws GraphQlException if it is none that can be answered
     */
    public static PlainQuery of(String text, Function<String, Optional<Table>> tables) throws GraphQlException {
        Field field = only(operation(text).getSelectionSet(), "a query of this form reads one table");
        Table table = tables.apply(field.getName())
                .orElseThrow(
                        () -> new GraphQlException("invalid_table", "there is no table '" + field.getName() + "'"));
        List<String> columns = new ArrayList<>();
        if (field.getSelectionSet() == null) {
            throw new GraphQlException("invalid_selection_set", "name columns in braces after the table");
        }
        for (Selection<?> selection : field.getSelectionSet().getSelections()) {
            columns.add(plain(selection).getName());
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (Argument argument : field.getArguments()) {
            arguments.put(argument.getName(), value(argument.getValue()));
        }
        return new PlainQuery(table, Arguments.query(table, columns, arguments));
    }

    private static OperationDefinition operation(String text) throws GraphQlException {
        Document document;
        try {
            document = new Parser().parseDocument(text);
        } catch (InvalidSyntaxException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        if (document.getDefinitions().size() == 1
                && document.getDefinitions().get(0) instanceof OperationDefinition operation
                && operation.getOperation() == OperationDefinition.Operation.QUERY
                && operation.getVariableDefinitions().isEmpty()) {
            return operation;
        }
        throw wrong("write one query without variables and fragments, or send {\"query\": …, \"variables\": …}");
    }

    private static Field only(SelectionSet set, String otherwise) throws GraphQlException {
        if (set.getSelections().size() != 1) {
            throw wrong(otherwise + "; send {\"query\": …} for more");
        }
        return plain(set.getSelections().get(0));
    }

    private static Field plain(Selection<?> selection) throws GraphQlException {
        if (selection instanceof Field field
                && field.getAlias() == null
                && field.getDirectives().isEmpty()) {
            return field;
        }
        throw wrong("aliases, directives and fragments need the other form: send {\"query\": …}");
    }

    private static GraphQlException wrong(String message) {
        return new GraphQlException("invalid graphql query", message);
    }

    private static Object value(Value<?> value) throws GraphQlException {
        if (value instanceof StringValue text) {
            return Objects.requireNonNull(text.getValue(), "a text");
        }
        if (value instanceof IntValue number) {
            return number.getValue();
        }
        if (value instanceof FloatValue number) {
            return number.getValue();
        }
        if (value instanceof BooleanValue truth) {
            return truth.isValue();
        }
        if (value instanceof EnumValue word) {
            // Only the order of a sort may be a word.
            return word.getName();
        }
        if (value instanceof ArrayValue array) {
            List<Object> values = new ArrayList<>();
            for (Value<?> one : array.getValues()) {
                values.add(value(one));
            }
            return values;
        }
        if (value instanceof ObjectValue object) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (ObjectField field : object.getObjectFields()) {
                values.put(field.getName(), value(field.getValue()));
            }
            return values;
        }
        throw wrong("a value is a number, a text, true, false, a list or an object");
    }
}
