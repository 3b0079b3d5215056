/** Values of Arrow batches as text and bytes, straight from their vectors. */
@NullMarked
package io.neuralake.server.encoding;

import org.jspecify.annotations.NullMarked;
