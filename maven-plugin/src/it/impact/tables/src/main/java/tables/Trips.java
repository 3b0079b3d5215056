package tables;

import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.LocalDate;

/** Rides from dock to dock. */
@Table(database = "mobility")
@DocFilter(column = "day", value = "2024-04-14")
public record Trips(@Partition LocalDate day, long id, double distance) {}
