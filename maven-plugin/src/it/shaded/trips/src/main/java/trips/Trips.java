package trips;

import io.neuralake.annotations.Table;

/** Rides from dock to dock. */
@Table(database = "mobility", location = "/data/trips")
public record Trips(long id, double distance) {}
