/** The same sources under every compiler, and the same files from each. */
@NullMarked
package io.neuralake.interop.compilers;

import org.jspecify.annotations.NullMarked;
