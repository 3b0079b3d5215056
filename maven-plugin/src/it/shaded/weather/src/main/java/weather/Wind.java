package weather;

import io.neuralake.annotations.Table;

/** Wind by the hour. */
@Table(database = "climate", location = "/data/wind")
public record Wind(long id, double speed) {}
