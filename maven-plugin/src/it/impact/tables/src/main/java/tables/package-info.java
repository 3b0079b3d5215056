/** What the city measures. */
@Catalog(name = "city", location = "${lake}")
package tables;

import io.neuralake.annotations.Catalog;
