/** The JSON form of tables and catalogs: the files that the compiler writes and everything else reads. */
@NullMarked
package io.neuralake.catalog.manifest;

import org.jspecify.annotations.NullMarked;
