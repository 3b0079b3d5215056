/** Problems onto source positions: the name of a place in a declaration becomes a line and a caret. */
@NullMarked
package io.neuralake.processor.report;

import org.jspecify.annotations.NullMarked;
