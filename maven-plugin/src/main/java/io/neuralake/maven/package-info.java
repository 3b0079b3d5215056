/** The Maven host: parameters in, {@link io.neuralake.publish} called, nothing decided. */
@NullMarked
package io.neuralake.maven;

import org.jspecify.annotations.NullMarked;
