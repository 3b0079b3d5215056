/** From a declared table and a condition to the files that have to be read. */
@NullMarked
package io.neuralake.runtime.plan;

import org.jspecify.annotations.NullMarked;
