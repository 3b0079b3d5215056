package io.neuralake.emitters.sarif;

/**
 * A place in a source file.
 *
 * @param uri the file: relative to where the build was started if it lies below, else absolute
 * @param line line, from 1; 0 if it is not known
 * @param column UTF-16 unit in the line, from 1; 0 if it is not known
 */
public record Place(String uri, int line, int column) {}
