/** Chargers: the coils that power implants through the skin. */
@Database(name = "charger", description = "Chargers: the coils that power implants through the skin.", owner = "power")
@Roapi(reloadSeconds = 300)
@NullMarked
package io.neuralake.samples.charger;

import io.neuralake.annotations.Database;
import io.neuralake.annotations.Roapi;
import org.jspecify.annotations.NullMarked;
