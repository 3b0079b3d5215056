/** Reading the tables of a catalog: generated accessors, access by name and SQL. */
@NullMarked
package io.neuralake.runtime;

import org.jspecify.annotations.NullMarked;
