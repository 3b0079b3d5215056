package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlaceholdersTest {

    @Test
    void questionMarksAreNumbered() {
        assertThat(Placeholders.numbered("SELECT ? + a FROM t WHERE b = ?"))
                .isEqualTo("SELECT $1 + a FROM t WHERE b = $2");
    }

    @Test
    void whatIsInQuotesAndCommentsStays() {
        String text = "SELECT '?' , 'it''s ?', \"?\", E'\\'?', $$ ? $$, $x$ ? $$ $x$ -- ?\n /* ? /* ? */ ? */ ";
        assertThat(Placeholders.numbered(text + "?")).isEqualTo(text + "$1");
    }

    @Test
    void whatIsNotClosedStays() {
        for (String text : new String[] {"'?", "\"?", "/* ?", "-- ?", "$a$ ?", "E'\\"}) {
            assertThat(Placeholders.numbered("? " + text)).isEqualTo("$1 " + text);
        }
    }

    @Test
    void numbersStay() {
        assertThat(Placeholders.numbered("SELECT $1 + $2")).isEqualTo("SELECT $1 + $2");
        assertThat(Placeholders.numbered("SELECT a$b$?")).isEqualTo("SELECT a$b$$1");
    }
}
