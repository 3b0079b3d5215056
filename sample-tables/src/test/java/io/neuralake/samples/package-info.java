/** The sample tables end to end: declared, compiled, written, read. */
@NullMarked
package io.neuralake.samples;

import org.jspecify.annotations.NullMarked;
