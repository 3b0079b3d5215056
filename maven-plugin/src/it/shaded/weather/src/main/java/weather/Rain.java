package weather;

import io.neuralake.annotations.Table;

/** Rain by the hour. */
@Table(database = "climate", location = "hourly/rain")
public record Rain(long id, double millimetres) {}
