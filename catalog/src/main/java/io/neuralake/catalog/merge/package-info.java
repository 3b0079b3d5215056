/** Fragments into a catalog: sorted, and with every disagreement named. */
@NullMarked
package io.neuralake.catalog.merge;

import org.jspecify.annotations.NullMarked;
