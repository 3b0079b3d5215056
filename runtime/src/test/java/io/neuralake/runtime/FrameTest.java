package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Printed tables are straight and harmless, whatever is in them. */
final class FrameTest {

    private static final Table ONE = Declared.hive("m", "one", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    private Catalog catalog;

    @BeforeEach
    void open() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/one/a.parquet", "SELECT 1::BIGINT AS id");
        catalog = lake.open(ONE);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private String shown(String statement) {
        StringBuilder out = new StringBuilder();
        catalog.sql(statement).show(out);
        return out.toString();
    }

    @Test
    void numbersAreRightTextsAreLeftAndAbsentValuesAreTold() {
        String expected = """
                ┌───────┬────────┬───────────────┬──────────┐
                │     n │ t      │             d │ time     │
                │ int32 │ string │ decimal(12,2) │ time     │
                ├───────┼────────┼───────────────┼──────────┤
                │     1 │ a      │          1.50 │ 10:00:00 │
                │  null │ "null" │         12.00 │ null     │
                │   300 │ null   │          null │ 10:00:01 │
                │    -4 │        │         -0.25 │ null     │
                └───────┴────────┴───────────────┴──────────┘
                4 rows
                """;

        assertThat(shown("""
                        SELECT * FROM (VALUES (1, 'a', 1.5::DECIMAL(4, 2), TIME '10:00:00'), (NULL, 'null', 12, NULL),
                            (300, NULL, NULL, TIME '10:00:01'), (-4, '', -0.25, NULL)) AS v(n, t, d, time)""")).isEqualTo(expected);
    }

    @Test
    void lettersOfTwoColumnsAndMarksKeepTheLinesStraight() {
        String expected = """
                ┌──────────┬───────┐
                │ t        │     n │
                │ string   │ int32 │
                ├──────────┼───────┤
                │ 日本語   │     1 │
                │ 한국     │     2 │
                │ 🚀 go    │     3 │
                │ e\u0301te\u0301      │     4 │
                │ 👩\u200D🔬       │     5 │
                │ 👍🏽       │     6 │
                │ ｆｕｌｌ │     7 │
                └──────────┴───────┘
                7 rows
                """;

        assertThat(shown("""
                        SELECT t, n FROM (VALUES ('日本語', 1), ('한국', 2), ('🚀 go', 3), ('e' || chr(769) || 'te' || chr(769), 4),
                            ('👩' || chr(8205) || '🔬', 5), ('👍🏽', 6), ('ｆｕｌｌ', 7)) AS v(t, n)""")).isEqualTo(expected);
    }

    @Test
    void dataCannotSteerTheTerminal() {
        String text = shown("SELECT 'a' || chr(27) || '[31mred' || chr(7) || chr(10) || chr(155) || 'x' AS t,"
                + " 'ab' || chr(8238) || 'cd' || chr(8203) AS r, {'k': chr(27)} AS s, ['x' || chr(13)] AS l,"
                + " 1 AS \"n" + (char) 27 + "[2J\"");

        assertThat(text)
                .contains("a\\u{001b}[31mred\\u{0007}\\n\\u{009b}x")
                .contains("ab\\u{202e}cd\\u{200b}")
                .contains("[\"x\\r\"]")
                .contains("n\\u{001b}[2J")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
        assertThat(text.lines()
                        .limit(text.lines().count() - 1)
                        .mapToInt(String::length)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void longValuesEndWithAnEllipsis() {
        String text = shown("SELECT repeat('x', 5000000) AS t, range(1000000) AS l")
                + shown("SELECT repeat('日', 50) AS w, repeat('é', 40) AS fits");

        assertThat(text)
                .contains("│ " + "x".repeat(39) + "… │")
                .contains("│ [0, 1, 2, ")
                .contains("│ " + "日".repeat(19) + "…  │")
                .contains("│ " + "é".repeat(40) + " │");
    }

    @Test
    void nestedValuesAreOnOneLine() {
        assertThat(
                        shown(
                                "SELECT {'a': 1, 'b': ['x, y', NULL, 'q\"']} AS s, MAP {'k': [1.5::DOUBLE]} AS m, '\\x00\\xFF'::BLOB AS x"))
                .contains("│ {a: 1, b: [\"x, y\", null, \"q\\\"\"]}")
                .contains("│ {k: [1.5]}")
                .contains("│ 0x00ff │")
                .contains("struct<a:int32,b:list<string>>", "map<string,list<float64>>");
    }

    @Test
    void columnsThatDoNotFitAreLeftOutInTheMiddle() {
        String columns = IntStream.range(0, 60).mapToObj(i -> i + " AS c" + i).collect(Collectors.joining(", "));
        String expected = """
                ┌───────┬───────┬───┬───────┬───────┐
                │    c0 │    c1 │ … │   c58 │   c59 │
                │ int32 │ int32 │ … │ int32 │ int32 │
                ├───────┼───────┼───┼───────┼───────┤
                │     0 │     1 │ … │    58 │    59 │
                └───────┴───────┴───┴───────┴───────┘
                1 row; 4 of 60 columns: select(…) others, or ask for frame().width(…)
                left out: c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14 and 43 more
                """;

        assertThat(catalog.sql("SELECT " + columns).frame().width(40)).hasToString(expected);
        assertThat(shown("SELECT " + columns).lines().limit(6).mapToInt(String::length))
                .allMatch(length -> length <= 160 && length > 150);
        assertThat(catalog.sql("SELECT " + columns).frame().width(1000).toString())
                .endsWith("\n1 row\n")
                .doesNotContain("…");
        assertThat(catalog.sql("SELECT " + columns).frame().width(1).toString()).contains("1 of 60 columns");
    }

    @Test
    void anEmptyResultHasItsColumns() {
        String expected = """
                ┌───────┐
                │    id │
                │ int64 │
                ├───────┤
                └───────┘
                0 rows
                """;

        assertThat(catalog.table("m.one").where(t -> t.column("id").gt(5)).frame())
                .hasToString(expected);
        assertThat(catalog.sql("SELECT id FROM m.one, range(30)").frame(2).toString())
                .endsWith("first 2 rows, there are more\n");
    }
}
