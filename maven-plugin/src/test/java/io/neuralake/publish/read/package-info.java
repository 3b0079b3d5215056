/** Tests of reading what a compile left. */
@NullMarked
package io.neuralake.publish.read;

import org.jspecify.annotations.NullMarked;
