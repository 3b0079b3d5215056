package io.neuralake.samples.tpch;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a query, to be compared with another one: exactly, but for approximate numbers (to ten digits) and those that were
 * printed with fewer digits.
 *
 * @param rows cells by row, in order
 */
record Answer(List<List<@Nullable Object>> rows) {

    private static final BigDecimal PRECISION = new BigDecimal("1e-10");

    /** An answer that was printed; a number has as many digits as were printed. */
    static Answer published(List<List<String>> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<String> line : lines) {
            List<@Nullable Object> cells = new ArrayList<>();
            line.forEach(text -> cells.add("null".equals(text) ? null : new Printed(text)));
            rows.add(cells);
        }
        return new Answer(rows);
    }

    /** Where the other answer differs, in words. */
    List<String> differences(Answer expected) {
        List<String> differences = new ArrayList<>();
        if (rows.size() != expected.rows.size()) {
            differences.add(rows.size() + " rows instead of " + expected.rows.size());
            return differences;
        }
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = rows.get(i);
            List<@Nullable Object> other = expected.rows.get(i);
            for (int j = 0; j < Math.max(row.size(), other.size()); j++) {
                if (j >= row.size() || j >= other.size() || !equal(row.get(j), other.get(j))) {
                    differences.add("row " + i + ": " + row + " instead of " + other);
                    break;
                }
            }
        }
        return differences;
    }

    private static boolean equal(@Nullable Object actual, @Nullable Object expected) {
        if (actual == null || expected == null) {
            return actual == null && expected == null;
        }
        if (expected instanceof Printed printed) {
            return actual instanceof Number number
                    ? printed.rounds(exact(number))
                    : printed.text().equals(actual.toString());
        }
        if (actual instanceof Number number && expected instanceof Number other) {
            BigDecimal difference = exact(number).subtract(exact(other)).abs();
            boolean approximate = actual instanceof Double || expected instanceof Double;
            return approximate
                    ? difference.compareTo(exact(other).abs().multiply(PRECISION)) <= 0
                    : difference.signum() == 0;
        }
        return expected instanceof Date date ? actual.equals(date.toLocalDate()) : actual.equals(expected);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    /** A cell as it was printed. */
    private record Printed(String text) {

        boolean rounds(BigDecimal number) {
            BigDecimal printed = new BigDecimal(text);
            BigDecimal half = BigDecimal.valueOf(5, printed.scale() + 1);
            return number.subtract(printed).abs().compareTo(half) <= 0;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
