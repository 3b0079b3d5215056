package io.neuralake.interop.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others write while the server runs is seen, and what is being read stays as it was. */
@ExtendWith(ServedLake.class)
final class FreshnessTest {

    @Test
    void nextQueryAtEachDoorSeesWhatOthersWrote(ServedLake.Served served) {
        served.tests("test_freshness.py");
    }
}
