/** Starts a server: reads what it is told, makes ready what it serves, and opens its doors. */
@NullMarked
package io.neuralake.server.start;

import org.jspecify.annotations.NullMarked;
