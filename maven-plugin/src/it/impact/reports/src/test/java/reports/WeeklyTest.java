package reports;

import java.time.LocalDate;
import tables.Trips;

final class WeeklyTest {

    double oneTrip() {
        return Weekly.kilometres(new Trips(LocalDate.EPOCH, 1, 2000));
    }
}
