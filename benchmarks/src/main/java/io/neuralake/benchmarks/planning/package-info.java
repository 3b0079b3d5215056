/** Measures how fast the files of a Delta table are chosen that has very many of them. */
@NullMarked
package io.neuralake.benchmarks.planning;

import org.jspecify.annotations.NullMarked;
