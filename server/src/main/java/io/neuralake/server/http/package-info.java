/**
 * The HTTP door: ROAPI's paths, parameters, formats and errors, and more.
 *
 * <p>Event loops take requests apart and send answers; a bounded number of other threads waits for the answers.
 */
@NullMarked
package io.neuralake.server.http;

import org.jspecify.annotations.NullMarked;
