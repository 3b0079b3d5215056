/** The log of a Delta table as a writer sees it: actions, the state that they add up to, and commits on top of it. */
@NullMarked
package io.neuralake.ingest.log;

import org.jspecify.annotations.NullMarked;
