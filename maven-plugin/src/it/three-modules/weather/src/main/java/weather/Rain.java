package weather;

import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.LocalDate;

/** Rain by the hour. */
@Table(database = "climate", location = "/data/rain")
@DocFilter(column = "day", value = "2024-04-14")
public record Rain(@Partition LocalDate day, long id, double distance) {}
