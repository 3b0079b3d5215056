/** Runs every cell in processes of its own, and writes the report. */
@NullMarked
package io.neuralake.benchmarks.run;

import org.jspecify.annotations.NullMarked;
