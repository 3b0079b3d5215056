/** The process that runs statements, and that may be ended at any time. */
@NullMarked
package io.neuralake.server.worker;

import org.jspecify.annotations.NullMarked;
