package io.neuralake.site.page;

/**
 * A link, or a text where there is nothing to link to.
 *
 * @param text what is read
 * @param href where it leads, relative to the page or an address of the web; empty for nowhere
 */
public record Ref(String text, String href) {

    /** Whether it leads somewhere. */
    public boolean linked() {
        return !href.isEmpty();
    }
}
