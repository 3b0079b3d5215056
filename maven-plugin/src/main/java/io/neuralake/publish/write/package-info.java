/** Artifacts to files: the one place of this host that writes. */
@NullMarked
package io.neuralake.publish.write;

import org.jspecify.annotations.NullMarked;
