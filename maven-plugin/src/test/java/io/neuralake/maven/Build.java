package io.neuralake.maven;

/**
 * How a Maven build ended.
 *
 * @param succeeded whether Maven said so
 * @param log all that it printed
 */
record Build(boolean succeeded, String log) {}
