package io.neuralake.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.check.ColumnNameCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule has its page; the compiler's tests compile what stands there as good and as bad. */
final class RulePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "rules");

    /** What no short source can break: modules that disagree, the set-up of a build, and very wide records. */
    private static final Set<Rule> NOT_IN_ONE_SOURCE = EnumSet.of(
            Rule.NL0125,
            Rule.NL0504,
            Rule.NL0507,
            Rule.NL0508,
            Rule.NL0512,
            Rule.NL0901,
            Rule.NL0902,
            Rule.NL0903,
            Rule.NL0904,
            Rule.NL0905,
            Rule.NL0906);

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasAPage(Rule rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule + ".md"));

        assertThat(page).startsWith("# " + rule + ": " + rule.title() + "\n\n");
        assertThat(page).contains("```text\n[" + rule + "] ").contains("\n## How to fix it\n");
        if (NOT_IN_ONE_SOURCE.contains(rule)) {
            assertThat(page).doesNotContain("```java bad", "```java good");
        } else {
            assertThat(page).containsOnlyOnce("```java bad\npackage ").containsOnlyOnce("```java good\npackage ");
        }
    }

    @Test
    void indexListsEveryRuleAndNothingElse() throws IOException {
        List<String> rows;
        try (Stream<String> lines = Files.lines(PAGES.resolve("README.md"))) {
            rows = lines.filter(line -> line.startsWith("| [NL")).toList();
        }

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Rule.values())
                        .map(rule -> "| [" + rule + "](" + rule + ".md) | " + rule.title() + " |")
                        .toList());
    }

    @Test
    void everyPageIsOfARule() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"),
                                    Stream.of(Rule.values()).map(rule -> rule + ".md"))
                            .toList());
        }
    }

    @Test
    void reservedWordsOnThePageAreThoseOfTheCheck() throws IOException {
        String page = Files.readString(PAGES.resolve("NL0102.md"));
        String words = page.substring(page.indexOf("The words: ") + "The words: ".length(), page.lastIndexOf('.'));

        assertThat(words.split(",\\s+", -1))
                .hasSize(126)
                .isSorted()
                .allSatisfy(word -> assertThat(new ColumnNameCheck()
                                .check(Tables.of("trips", Columns.int64(word)).build()))
                        .extracting(Problem::rule)
                        .containsExactly(Rule.NL0102));
    }
}
