/** Tables of tests, as a user would declare them. */
@Catalog(name = "wet", description = "Tables of tests.", location = "${lake}")
@Database(name = "bci")
@NullMarked
package io.neuralake.ingest.lab;

import io.neuralake.annotations.Catalog;
import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
