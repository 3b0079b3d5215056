/** Typed columns and the predicates that are built from them. */
@NullMarked
package io.neuralake.runtime.column;

import org.jspecify.annotations.NullMarked;
