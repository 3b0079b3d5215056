package weather;

import io.neuralake.annotations.Table;

/** Rain by the hour; the fragment beside it is one that a later version may write. */
@Table(database = "climate", location = "/data/rain")
public record Rain(long hour, double millimetres) {}
