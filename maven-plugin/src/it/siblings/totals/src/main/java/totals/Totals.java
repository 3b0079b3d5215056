package totals;

import io.neuralake.annotations.DerivedFrom;
import io.neuralake.annotations.Table;

/** Distances of all rides, computed from a table that a sibling declares. */
@Table(database = "mobility", location = "${lake}/totals")
@DerivedFrom(table = "mobility.trips")
public record Totals(double distance) {}
