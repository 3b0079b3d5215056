/** Decides what a problem means for a build: how severe it is, and whether its declaration says that it is meant so. */
@NullMarked
package io.neuralake.catalog.judge;

import org.jspecify.annotations.NullMarked;
