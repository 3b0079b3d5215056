package io.neuralake.runtime.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The clock of a statement: files are chosen for the time at which it was planned, so it must not see a later one when it
 * runs.
 */
final class Clock {

    private Clock() {}

    /** Macros that stand before DuckDB's functions of the same names. */
    static List<String> macros(Instant moment) {
        String instant = "make_timestamptz(" + ChronoUnit.MICROS.between(Instant.EPOCH, moment) + ")";
        String local = "make_timestamp(" + ChronoUnit.MICROS.between(Instant.EPOCH, moment) + ")";
        return List.of(
                "now() AS " + instant,
                "current_timestamp() AS " + instant,
                "get_current_timestamp() AS " + instant,
                "transaction_timestamp() AS " + instant,
                "ago(i) AS " + instant + " - CAST(i AS INTERVAL)",
                "current_date() AS CAST(" + local + " AS DATE)",
                "today() AS CAST(" + local + " AS DATE)",
                "current_localtimestamp() AS " + local,
                "current_localtime() AS CAST(" + local + " AS TIME)",
                "get_current_time() AS CAST(" + instant + " AS TIMETZ)");
    }
}
