/** Artifacts from catalog values: pure functions, one package for each artifact. */
@NullMarked
package io.neuralake.emitters;

import org.jspecify.annotations.NullMarked;
