/**
 * How rows become files. Column types, partitions and locations are those of the generated manifest, so that what is
 * stored and what is declared cannot drift apart.
 *
 * <p>Rows are staged in a temporary DuckDB database, which writes the Parquet files; delta-kernel commits them where the
 * table is a Delta table.
 */
@NullMarked
package io.neuralake.samples.data.storage;

import org.jspecify.annotations.NullMarked;
