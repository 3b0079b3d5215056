/** Catalog values into Java: the accessor of a table, the class of a database, the class of a catalog. */
@NullMarked
package io.neuralake.processor.accessor;

import org.jspecify.annotations.NullMarked;
