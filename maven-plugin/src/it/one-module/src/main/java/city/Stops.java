package city;

import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.LocalDate;

/** Docks where bikes stand. */
@Table(database = "mobility")
@DocFilter(column = "day", value = "2024-04-14")
public record Stops(@Partition LocalDate day, long id, double distance) {}
