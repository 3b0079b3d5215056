package io.neuralake.runtime;

/** Statements that give the column {@code n} of those rows of a table for which a condition holds, each in its own way. */
final class Statements {

    /** Number of ways. */
    static final int FORMS = 10;

    private Statements() {}

    /**
     * A statement.
     *
     * @param condition what must hold for a row {@code t}
     * @param table the table
     * @param same the table once more, or another one with the same rows
     * @param form which way, from 0
     */
    static String of(String condition, String table, String same, int form) {
        return switch (form) {
            case 0 -> "SELECT t.n FROM " + table + " AS t WHERE " + condition;
            case 1 -> "SELECT t.n FROM (SELECT * FROM " + table + ") AS t WHERE " + condition;
            case 2 -> "WITH c AS (SELECT * FROM " + table + " AS t WHERE " + condition + ") SELECT n FROM c";
            case 3 ->
                "WITH c AS (SELECT * FROM " + table + ") SELECT t.n FROM c AS t JOIN c AS u ON t.n = u.n WHERE "
                        + condition;
            case 4 -> "SELECT t.n FROM " + table + " AS t JOIN " + same + " AS u ON t.n = u.n AND (" + condition + ")";
            case 5 ->
                "SELECT u.n FROM " + same + " AS u LEFT JOIN " + table
                        + " AS t ON u.n = t.n WHERE t.n IS NOT NULL AND (" + condition + ")";
            case 6 ->
                "SELECT u.n FROM " + same + " AS u WHERE u.n IN (SELECT t.n FROM " + table + " AS t WHERE " + condition
                        + ")";
            case 7 ->
                "SELECT u.n FROM " + same + " AS u WHERE EXISTS (SELECT 1 FROM " + table + " AS t WHERE t.n = u.n AND ("
                        + condition + "))";
            case 8 ->
                "SELECT n FROM " + same + " EXCEPT SELECT t.n FROM " + table + " AS t WHERE NOT coalesce(" + condition
                        + ", FALSE)";
            case 9 -> "SELECT t.n FROM " + table + " AS t GROUP BY t.n, (" + condition + ") HAVING " + condition;
            default -> throw new IllegalArgumentException("form " + form);
        };
    }
}
