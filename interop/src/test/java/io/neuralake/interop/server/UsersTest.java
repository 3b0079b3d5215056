package io.neuralake.interop.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that asks who is there, as clients meet it. */
final class UsersTest {

    private static final String USERS = """
            neuralake:
              auth:
                users:
                  - {name: ada, password_env: ADA_PASSWORD}
                  - {name: ben, password_env: BEN_PASSWORD, tables: [public.trips]}
                  - {name: dashboards, token_env: DASHBOARDS_TOKEN}
            """;

    @Test
    void eachClientSaysWhoItIsAndReadsWhatItMay() throws IOException {
        RunningServer.jar();
        try (Lake lake = Lake.write()) {
            Files.writeString(
                    lake.tables().resolve("users.yml"),
                    Files.readString(lake.tables().resolve("roapi.yml")) + USERS);
            Map<String, String> secrets = Map.of(
                    "ADA_PASSWORD", "correct horse", "BEN_PASSWORD", "battery", "DASHBOARDS_TOKEN", "dashboards-token");
            try (RunningServer server = RunningServer.start(lake.tables(), secrets, "-c", "users.yml")) {
                lake.tests(server.addresses(), "test_users.py");
            }
        }
    }
}
