/**
 * The catalog as a static site: a page for each database, table and column name, that works from a disk, without a
 * server and without JavaScript.
 */
@NullMarked
package io.neuralake.site;

import org.jspecify.annotations.NullMarked;
