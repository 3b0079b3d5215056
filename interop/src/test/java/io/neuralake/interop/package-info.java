/** Tests of all modules together. */
@NullMarked
package io.neuralake.interop;

import org.jspecify.annotations.NullMarked;
