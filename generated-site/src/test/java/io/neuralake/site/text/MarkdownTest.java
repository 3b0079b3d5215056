package io.neuralake.site.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions as HTML and in short. */
final class MarkdownTest {

    @Test
    void descriptionIsMarkdownWithoutHtml() {
        assertThat(Markdown.html("A *row* is `one` report.\n\n- a\n- b"))
                .isEqualTo("<p>A <em>row</em> is <code>one</code> report.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        assertThat(Markdown.html("a <b onclick=x>b</b>")).isEqualTo("<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assertThat(Markdown.html(" \n")).isEmpty();
    }

    @Test
    void onlyAddressesOfTheWebAreLinks() {
        assertThat(Markdown.html("[a](https://example.org/x) [b](javascript:alert(1)) [c](../x) <data:text/html,x>"))
                .isEqualTo(
                        "<p><a href=\"https://example.org/x\" rel=\"noopener noreferrer\">a</a> b c data:text/html,x</p>\n");
    }

    @Test
    void imagesBecomeLinksAndHeadingsBold() {
        assertThat(Markdown.html("![map](https://example.org/map.png)"))
                .isEqualTo("<p><a href=\"https://example.org/map.png\" rel=\"noopener noreferrer\">map</a></p>\n");
        assertThat(Markdown.html("# Title")).isEqualTo("<p><strong>Title</strong></p>\n");
    }

    @Test
    void whatIsNestedTooDeepIsShownAsItIs() {
        assertThat(Markdown.html("> ".repeat(5_000) + "x"))
                .doesNotContain("<script")
                .contains("&gt;");
        assertThat(Markdown.html("*a **".repeat(3_000))).isNotEmpty();
    }

    @Test
    void summaryIsTheFirstSentenceInOneLine() {
        assertThat(Markdown.summary("One *row* for each\nreport. And more.\n\nNext."))
                .isEqualTo("One row for each report.");
        assertThat(Markdown.summary("e.g. this one")).isEqualTo("e.g. this one");
        assertThat(Markdown.summary("word ".repeat(100))).hasSizeLessThan(170).endsWith("…");
        assertThat(Markdown.summary("")).isEmpty();
    }

    /** Plain sentences go a shorter way, to the same end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "serial number of the implant",
                "Temperature in °C, from -40 to 85 (NaN while it settles); see a/b: 50%",
                "It's one. Two - three",
                "a",
                "x -",
                "größe 漢字"
            })
    void plainSentencesAreWhatCommonmarkMakesOfThem(String text) {
        String expected = HtmlRenderer.builder()
                .escapeHtml(true)
                .build()
                .render(Parser.builder().build().parse(text));

        assertThat(Markdown.html(text)).isEqualTo(expected);
    }
}
