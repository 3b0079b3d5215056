/** Weather of the city. */
@Database(name = "climate", owner = "weather-office", location = "/data/weather")
package weather;

import io.neuralake.annotations.Database;
