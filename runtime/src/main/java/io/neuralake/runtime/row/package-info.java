/** Rows of a result: a cursor for generated code, values for everybody else, and a printed frame. */
@NullMarked
package io.neuralake.runtime.row;

import org.jspecify.annotations.NullMarked;
