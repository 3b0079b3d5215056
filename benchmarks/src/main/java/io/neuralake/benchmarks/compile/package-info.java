/** Measures what annotation processors add to a compile, ours beside those that people know. */
@NullMarked
package io.neuralake.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
