package io.neuralake.catalog;

/**
 * A named URL.
 *
 * @param title text of the link
 * @param url where it leads
 */
public record Link(String title, String url) {}
