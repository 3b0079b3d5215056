package io.neuralake.interop.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that speak Flight SQL. */
@ExtendWith(ServedLake.class)
final class FlightClientsTest {

    @Test
    void adbc(ServedLake.Served served) {
        served.tests("test_adbc.py");
    }
}
