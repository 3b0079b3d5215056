/** TPC-H through the catalog, compared with another engine and with published answers. */
@NullMarked
package io.neuralake.samples.tpch;

import org.jspecify.annotations.NullMarked;
