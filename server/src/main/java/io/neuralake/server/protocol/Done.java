package io.neuralake.server.protocol;

/**
 * What is said of an answer when it is complete.
 *
 * @param rows number of rows
 * @param bytes number of bytes
 */
public record Done(long rows, long bytes) {}
