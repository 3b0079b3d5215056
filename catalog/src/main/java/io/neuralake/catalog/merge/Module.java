package io.neuralake.catalog.merge;

import io.neuralake.catalog.Catalog;

/**
 * What one jar or class folder adds to a catalog.
 *
 * @param label name of the jar or folder, as messages should show it
 * @param catalog its manifest
 */
public record Module(String label, Catalog catalog) {}
