package io.neuralake.emitters.sarif;

import io.neuralake.catalog.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The pages of {@code docs/rules}, which the build packs beside this class. */
final class RulePages {

    private RulePages() {}

    /** The whole page of a rule, in Markdown. */
    static String page(Rule rule) {
        try (@Nullable InputStream page = RulePages.class.getResourceAsStream("rules/" + rule + ".md")) {
            if (page == null) {
                throw new IllegalStateException("rule " + rule + " has no page");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the page of rule " + rule, e);
        }
    }

    /** The first paragraph of a rule's page: why there is the rule. */
    static String summary(Rule rule) {
        String page = page(rule);
        int start = page.indexOf("\n\n") + 2;
        int end = page.indexOf("\n\n", start);
        String paragraph = page.substring(start, end < 0 ? page.length() : end)
                .replace('\n', ' ')
                .strip();
        // What follows a colon is a table or list, which stays on the page.
        return paragraph.endsWith(":") ? paragraph.substring(0, paragraph.length() - 1) + "." : paragraph;
    }
}
