/** Delta tables through delta-kernel. No other package sees the kernel. */
@NullMarked
package io.neuralake.runtime.delta;

import org.jspecify.annotations.NullMarked;
