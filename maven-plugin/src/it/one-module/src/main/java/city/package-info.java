/** What moves in the city. */
@Catalog(name = "city", location = "${lake}")
@Database(name = "mobility", description = "Bikes and where they stand.", owner = "fleet")
package city;

import io.neuralake.annotations.Catalog;
import io.neuralake.annotations.Database;
