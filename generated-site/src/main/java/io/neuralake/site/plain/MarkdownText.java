package io.neuralake.site.plain;

import io.neuralake.site.snippet.Snippet;
import io.neuralake.site.text.Markdown;
import io.neuralake.site.text.Visible;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes Markdown in which what others wrote stays within its place: names as code, descriptions as quotations. */
final class MarkdownText {

    private static final Pattern TICKS = Pattern.compile("`+");

    private final StringBuilder text = new StringBuilder();

    MarkdownText heading(int level, String title) {
        return line("#".repeat(level) + " " + title).line("");
    }

    MarkdownText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    MarkdownText quoted(String description) {
        List<String> lines = Markdown.quoted(description);
        if (!description.isBlank()) {
            lines.forEach(this::line);
            line("");
        }
        return this;
    }

    MarkdownText fact(String name, String value) {
        return value.isBlank() ? this : line("- " + words(name) + ": " + words(value));
    }

    MarkdownText snippet(Snippet snippet) {
        String fence = "`".repeat(Math.max(3, longest(snippet.text()) + 1));
        return line(fence + snippet.language()).line(snippet.text()).line(fence).line("");
    }

    /** A name or value as code. */
    static String code(String value) {
        String shown = Visible.text(value);
        if (shown.isBlank()) {
            return "` `";
        }
        String ticks = "`".repeat(longest(shown) + 1);
        boolean apart = shown.startsWith("`") || shown.endsWith("`");
        return ticks + (apart ? " " + shown + " " : shown) + ticks;
    }

    /** A text of one line, with a backslash before whatever has a meaning in Markdown. */
    static String words(String value) {
        return Visible.text(value).strip().replaceAll("([\\\\`*_\\[\\]<>#|~&])", "\\\\$1");
    }

    private static int longest(String value) {
        int longest = 0;
        Matcher ticks = TICKS.matcher(value);
        while (ticks.find()) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        return longest;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
