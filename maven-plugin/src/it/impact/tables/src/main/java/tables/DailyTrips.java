package tables;

import io.neuralake.annotations.DerivedColumn;
import io.neuralake.annotations.DerivedFrom;
import io.neuralake.annotations.Table;
import java.time.LocalDate;

/** Rides of a day. */
@Table(database = "mobility")
@DerivedFrom(value = Trips.class, columns = @DerivedColumn(name = "kilometres", from = "distance"), how = "summed up")
public record DailyTrips(LocalDate day, double kilometres) {}
