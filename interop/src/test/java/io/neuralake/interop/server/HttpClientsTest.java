package io.neuralake.interop.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that speak HTTP. */
@ExtendWith(ServedLake.class)
final class HttpClientsTest {

    @Test
    void curl(ServedLake.Served served) {
        served.tests("test_curl.py");
    }

    @Test
    void graphqlLibrary(ServedLake.Served served) {
        served.tests("test_graphql.py");
    }

    @Test
    void requestsMadeFromTheOpenApiDocument(ServedLake.Served served) {
        served.tests("test_openapi.py");
    }
}
