/** The catalog in the format of datarepo's web catalog, for sites and tools that were made for it. */
@NullMarked
package io.neuralake.emitters.datarepo;

import org.jspecify.annotations.NullMarked;
