package io.neuralake.runtime.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A test in a database's SQL, which holds for every row for which the condition holds that it stands for.
 *
 * @param text SQL with a question mark for each value
 * @param values the values, in order
 * @param exact whether it holds for no other row
 */
record SqlPart(String text, List<Bind> values, boolean exact) {

    SqlPart {
        values = List.copyOf(values);
    }

    /** Gives a value to a parameter. */
    interface Bind {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    static SqlPart always() {
        return new SqlPart("1 = 1", List.of(), true);
    }

    static SqlPart of(String text, boolean exact, Bind... values) {
        return new SqlPart(text, List.of(values), exact);
    }

    static SqlPart join(List<SqlPart> parts, String operator) {
        List<String> texts = new ArrayList<>();
        List<Bind> values = new ArrayList<>();
        boolean exact = true;
        for (SqlPart part : parts) {
            texts.add(part.text);
            values.addAll(part.values);
            exact &= part.exact;
        }
        return new SqlPart(texts.size() == 1 ? texts.get(0) : "(" + String.join(operator, texts) + ")", values, exact);
    }

    SqlPart inexact() {
        return new SqlPart(text, values, false);
    }

    boolean everything() {
        return text.equals(always().text);
    }
}
