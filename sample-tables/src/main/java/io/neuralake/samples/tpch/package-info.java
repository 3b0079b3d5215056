/**
 * TPC-H: the eight tables of a wholesale supplier that databases are compared with, at any size.
 *
 * <p>Columns have the names and types of the specification, so that its queries run as they are published.
 */
@Database(
        name = "tpch",
        description = "The eight tables of TPC-H, the decision support benchmark.",
        owner = "benchmarks",
        location = "${lake}/tpch")
@NullMarked
package io.neuralake.samples.tpch;

import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
