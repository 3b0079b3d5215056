/** Writes the tables that are read. */
@NullMarked
package io.neuralake.benchmarks.data;

import org.jspecify.annotations.NullMarked;
