/** Lint: what good catalogs have, as far as a program can tell. Every rule here is off unless a team switches it on. */
@NullMarked
package io.neuralake.catalog.lint;

import org.jspecify.annotations.NullMarked;
