/** Which artifacts there are: hosts take their emitters from here, so that a new one is added in one place. */
@NullMarked
package io.neuralake.emitters.artifacts;

import org.jspecify.annotations.NullMarked;
