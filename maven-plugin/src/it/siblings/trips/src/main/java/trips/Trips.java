package trips;

import io.neuralake.annotations.Table;

/** Rides from dock to dock. */
@Table(database = "mobility", location = "${lake}/trips")
public record Trips(long id, double distance) {}
