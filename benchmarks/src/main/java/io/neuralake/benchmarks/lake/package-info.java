/** The tables that are read, declared as a user would; their accessors are generated. */
@Catalog(name = "bench", description = "Generated tables to measure reading with.")
@NullMarked
package io.neuralake.benchmarks.lake;

import io.neuralake.annotations.Catalog;
import org.jspecify.annotations.NullMarked;
