package io.neuralake.interop.compilers;

/**
 * How a compile ended.
 *
 * @param succeeded whether the compiler says that it went well
 * @param output everything that it printed
 */
record Outcome(boolean succeeded, String output) {}
