package io.neuralake.server.rest;

import java.util.List;
import java.util.Optional;

/** How a filter compares: what parameters call it, and what SQL does. */
enum Comparison {
    EQ("=", List.of("", "eq")),
    NE("<>", List.of("ne", "neq")),
    LT("<", List.of("lt")),
    LE("<=", List.of("lte", "lteq")),
    GT(">", List.of("gt")),
    GE(">=", List.of("gte", "gteq")),
    IN("IN", List.of("in")),
    NOT_IN("NOT IN", List.of("nin")),
    LIKE("LIKE", List.of("like")),
    NOT_LIKE("NOT LIKE", List.of("nlike")),
    NULL("IS NULL", List.of("null")),
    NOT_NULL("IS NOT NULL", List.of("notnull"));

    private final String sql;

    @SuppressWarnings("ImmutableEnumChecker") // Only List.of gets here.
    private final List<String> names;

    Comparison(String sql, List<String> names) {
        this.sql = sql;
        this.names = names;
    }

    String sql() {
        return sql;
    }

    static Optional<Comparison> of(String name) {
        for (Comparison comparison : values()) {
            if (comparison.names.contains(name)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }
}
