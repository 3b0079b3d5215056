/** Writes results as files that other programs read. */
@NullMarked
package io.neuralake.runtime.export;

import org.jspecify.annotations.NullMarked;
