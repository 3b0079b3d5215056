package io.neuralake.site.page;

/**
 * A word beside a name.
 *
 * @param kind what it is, as the style sheet calls it
 * @param text the word
 * @param title what it means, in a sentence
 */
public record Badge(String kind, String text, String title) {}
