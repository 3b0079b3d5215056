/**
 * Makes tables of files and databases that a configuration names; runs in a process of its own, because it has the engine in it
 * and reads what others have written.
 */
@NullMarked
package io.neuralake.server.loading;

import org.jspecify.annotations.NullMarked;
