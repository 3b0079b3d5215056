/** From planned files to Arrow batches. No other package sees DuckDB. */
@NullMarked
package io.neuralake.runtime.engine;

import org.jspecify.annotations.NullMarked;
