/** How fast rows get into a table, and how soon they can be read. */
@NullMarked
package io.neuralake.benchmarks.append;

import org.jspecify.annotations.NullMarked;
