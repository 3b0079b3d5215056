/** Writes the data of the sample tables: one command, real Delta and Parquet files. */
@NullMarked
package io.neuralake.samples.data;

import org.jspecify.annotations.NullMarked;
