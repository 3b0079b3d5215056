/** Größen. */
@Database(name = "masse", description = "Maße und Größen.")
@SuppressRule(value = "NL0601", reason = "für alle gleich")
package lake.größen;

import io.neuralake.annotations.Database;
import io.neuralake.annotations.SuppressRule;
