package io.neuralake.catalog;

/**
 * Says that something should no longer be used.
 *
 * @param replacement what to use instead
 * @param since date or version of the deprecation; empty if nobody said
 */
public record Deprecation(String replacement, String since) {}
