/** Implanted devices: what they are, how they do and what runs on them. */
@Database(name = "implant", owner = "clinical-ops", location = "${lake}/implant")
@NullMarked
package io.neuralake.samples.implant;

import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
