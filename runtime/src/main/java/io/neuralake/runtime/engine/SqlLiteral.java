package io.neuralake.runtime.engine;

/**
 * A value in a statement, as one expression that means the value and nothing else wherever it stands.
 *
 * @param sql the expression, in parentheses
 */
public record SqlLiteral(String sql) {

    /** No value, of any type. */
    public static SqlLiteral absent() {
        return new SqlLiteral("(NULL)");
    }

    /** No value of a type. */
    public static SqlLiteral absent(String type) {
        return new SqlLiteral("(CAST(NULL AS " + type + "))");
    }

    /** A text that becomes what the statement needs there. */
    public static SqlLiteral untyped(String text) {
        return new SqlLiteral("(" + Sql.text(text) + ")");
    }

    /**
     * A value that DuckDB reads from a text.
     *
     * @param type name of its type
     */
    public static SqlLiteral typed(String text, String type) {
        return new SqlLiteral("(CAST(" + Sql.text(text) + " AS " + type + "))");
    }
}
