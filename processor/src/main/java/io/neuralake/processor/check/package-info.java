/** Rules that only a compiler can check, because they are about Java and not about the catalog. */
@NullMarked
package io.neuralake.processor.check;

import org.jspecify.annotations.NullMarked;
