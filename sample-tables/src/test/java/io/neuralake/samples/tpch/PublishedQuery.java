package io.neuralake.samples.tpch;

import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of TPC-H with the specification's validation parameters, and its answer at scale 0.01: both are published with
 * the generator of the rows.
 *
 * @param number number of the query in the specification
 * @param text the query
 * @param answer the answer, a list of cells for each row
 */
record PublishedQuery(int number, String text, List<List<String>> answer) {

    /** The fifteenth defines a view, which is not a query. */
    private static final Pattern VIEW =
            Pattern.compile("CREATE OR REPLACE VIEW revenue AS(?<view>.*?);(?<query>.*?);", Pattern.DOTALL);

    private static final Pattern TYPED_LITERAL = Pattern.compile("decimal '([0-9.]+)'");

    static PublishedQuery read(int number) throws IOException {
        String text = resource("q" + number + ".sql").strip();
        Matcher view = VIEW.matcher(text);
        String query = view.find() ? "WITH revenue AS (" + view.group("view") + ")" + view.group("query") : text;
        List<List<String>> answer = resource("q" + number + ".result")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split("\\|")))
                .toList();
        return new PublishedQuery(number, query.strip(), answer);
    }

    /** The query with the catalog's tables: they have a database, which the published text does not name. */
    String overCatalog() {
        String tables = TpchTable.getTables().stream()
                .map(TpchTable::getTableName)
                .map(table -> table + " AS (SELECT * FROM tpch." + table + ")")
                .collect(Collectors.joining(", "));
        String body = query();
        return body.startsWith("WITH ")
                ? "WITH " + tables + ", " + body.substring("WITH ".length())
                : "WITH " + tables + " " + body;
    }

    /** The query in the words that every SQL engine knows. */
    String portable() {
        return TYPED_LITERAL.matcher(query()).replaceAll("$1").replace("date('1994-01-01')", "DATE '1994-01-01'");
    }

    private String query() {
        return text.startsWith("--") ? text.substring(text.indexOf('\n') + 1) : text;
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = TpchTable.class.getResourceAsStream("queries/" + name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is not in the library of the generator");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
