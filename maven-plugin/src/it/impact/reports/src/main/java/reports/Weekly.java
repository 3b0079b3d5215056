package reports;

import java.util.List;
import tables.CityCatalog;
import tables.Trips;

/** Uses the distance in a lambda and from a row, and elsewhere another column. */
public final class Weekly {

    private Weekly() {}

    static void longTrips(CityCatalog catalog) {
        catalog.mobility().trips()
                .where(t -> t.distance().gt(20.0))
                .select(t -> List.of(t.id()))
                .show();
    }

    static double kilometres(Trips trip) {
        return trip.distance() / 1000;
    }

    static void ids(CityCatalog catalog) {
        catalog.mobility().trips().select(t -> List.of(t.id())).show();
    }
}
