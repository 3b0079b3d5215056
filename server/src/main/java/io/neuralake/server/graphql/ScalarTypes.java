package io.neuralake.server.graphql;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Types of columns as GraphQL has them, and some that it has not. */
final class ScalarTypes {

    private final Map<String, GraphQLScalarType> made = new TreeMap<>();

    /** The type of a column's values; what is nested is JSON. */
    GraphQLScalarType of(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN -> Scalars.GraphQLBoolean;
                case INT8, INT16, INT32 -> Scalars.GraphQLInt;
                case INT64 -> made("Long", "A whole number of 64 bits.");
                case FLOAT32, FLOAT64 -> Scalars.GraphQLFloat;
                case STRING -> Scalars.GraphQLString;
                case BINARY -> made("Binary", "Bytes, each as two hexadecimal digits.");
                case DATE -> made("Date", "A day: \"2024-04-14\".");
                case TIME -> made("Time", "A time of day: \"09:30:00\".");
                case TIMESTAMP -> made("Timestamp", "A time without a zone: \"2024-04-14T09:30:00\".");
                case INSTANT -> made("Instant", "A moment: \"2024-04-14T09:30:00Z\".");
                case UUID -> made("UUID", "A UUID in its canonical form.");
            };
        }
        if (type instanceof ColumnType.Decimal) {
            return made("Decimal", "A decimal number with all its digits.");
        }
        if (type instanceof ColumnType.Enumeration) {
            return Scalars.GraphQLString;
        }
        return made("JSON", "Lists, maps and records.");
    }

    private GraphQLScalarType made(String name, String description) {
        return made.computeIfAbsent(
                name,
                key -> GraphQLScalarType.newScalar()
                        .name(key)
                        .description(description)
                        .coercing(new Kept(key))
                        .build());
    }

    /** Hands values on as they are; whether they fit is found out where they are used. */
    private static final class Kept implements Coercing<Object, Object> {

        private final String name;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                return value;
            }
            throw new CoercingParseValueException("this is no " + name);
        }

        @Override
        public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
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
            throw new CoercingParseLiteralException("this is no " + name);
        }
    }
}
