package io.neuralake.site.page;

import java.util.List;

/**
 * What all pages have around their content.
 *
 * @param title title of the page
 * @param summary what it is about, in a sentence
 * @param label name of the catalog
 * @param root way from the page to the root of the site: empty, or {@code ../} once for each folder
 * @param crumbs the pages above it, the outermost first; not the page itself
 * @param alternates the same for programs: file endings and what they hold
 * @param section which part of the site it belongs to: {@code databases} or {@code columns}
 */
public record Frame(
        String title,
        String summary,
        String label,
        String root,
        List<Ref> crumbs,
        List<Alternate> alternates,
        String section) {

    /** Copies the lists. */
    public Frame {
        crumbs = List.copyOf(crumbs);
        alternates = List.copyOf(alternates);
    }

    /**
     * The same page in another format.
     *
     * @param type its media type
     * @param href where it is
     * @param name what it is called
     */
    public record Alternate(String type, String href, String name) {}

    /** Markdown at an address. */
    static Alternate markdown(String href) {
        return new Alternate("text/markdown", href, "Markdown");
    }

    /** JSON at an address. */
    static Alternate json(String href) {
        return new Alternate("application/json", href, "JSON");
    }
}
