/** Who may do what, the same at every door. */
@NullMarked
package io.neuralake.server.access;

import org.jspecify.annotations.NullMarked;
