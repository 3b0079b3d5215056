/** Tests of writing. */
@NullMarked
package io.neuralake.publish.write;

import org.jspecify.annotations.NullMarked;
