/** Declarations into catalog values: right or wrong, they are read as they were written. */
@NullMarked
package io.neuralake.processor.read;

import org.jspecify.annotations.NullMarked;
