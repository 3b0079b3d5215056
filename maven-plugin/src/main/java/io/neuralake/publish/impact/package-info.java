/**
 * Who uses a column, a table or a database: found in class files, whose constants and instructions name generated
 * accessors and row types, and in the declarations of the catalog.
 */
@NullMarked
package io.neuralake.publish.impact;

import org.jspecify.annotations.NullMarked;
