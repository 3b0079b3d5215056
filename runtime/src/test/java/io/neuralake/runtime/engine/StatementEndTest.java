package io.neuralake.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Semicolons at the end of a statement are none of it, whatever comes after them; others are. */
final class StatementEndTest {

    @Test
    void whatEndsAStatementIsCutOff() {
        for (String end : new String[] {
            ";",
            " ; ",
            ";;\n;",
            "; -- all",
            "-- all\n;",
            "; /* a /* b */ ; */ ",
            "\n/* ; */ ;\n-- ;",
            ";-- it's",
            "/* ' */;"
        }) {
            assertThat(StatementEnd.before("SELECT 'a;b' AS \"c;\"" + end))
                    .as(end)
                    .startsWith("SELECT 'a;b' AS \"c;\"")
                    .satisfies(cut -> assertThat(cut.substring("SELECT 'a;b' AS \"c;\"".length()))
                            .doesNotContain(";"));
        }
    }

    @Test
    void semicolonsWithinAStatementStay() {
        for (String whole : new String[] {
            "SELECT ';'",
            "SELECT 1; SELECT 2",
            "SELECT 'it''s; -- x'",
            "SELECT E'it\\'s; -- x'",
            "SELECT name'; -- x'",
            "SELECT $$; -- x$$",
            "SELECT $a$; $$ -- x$a$",
            "SELECT \"; -- x\"",
            "SELECT 1 -- ;",
            "SELECT 1 /* ; */",
            "SELECT '; -- not closed",
            "SELECT /* ; not closed"
        }) {
            assertThat(StatementEnd.before(whole)).isEqualTo(whole);
        }
    }
}
