/** Answers statements for every door of the server. */
@NullMarked
package io.neuralake.server.query;

import org.jspecify.annotations.NullMarked;
