/** Writing the tables of a catalog: appenders, and the options that they take. */
@NullMarked
package io.neuralake.ingest;

import org.jspecify.annotations.NullMarked;
