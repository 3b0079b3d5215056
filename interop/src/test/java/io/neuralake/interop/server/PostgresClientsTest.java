package io.neuralake.interop.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.interop.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that speak PostgreSQL's protocol. */
@ExtendWith(ServedLake.class)
final class PostgresClientsTest {

    @Test
    void psql(ServedLake.Served served) {
        served.tests("test_psql.py");
    }

    @Test
    void psycopg(ServedLake.Served served) {
        served.tests("test_psycopg.py");
    }

    @Test
    void sqlAlchemy(ServedLake.Served served) {
        served.tests("test_sqlalchemy.py");
    }

    @Test
    void toolsThatBrowse(ServedLake.Served served) {
        served.tests("test_browsing.py");
    }

    @Test
    void nodePostgres(ServedLake.Served served) throws IOException {
        Lake lake = served.lake();
        Path shop = lake.workshop("node");
        Map<String, String> path = Map.of("PATH", lake.programs());
        Commands.run(shop, path, lake.program("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts");

        String said = Commands.run(shop, served.server().addresses(), lake.program("node"), "clients.mjs");

        assertThat(said).isEqualTo("all is well\n");
    }

    @Test
    void pgx(ServedLake.Served served) throws IOException {
        Lake lake = served.lake();
        Path shop = lake.workshop("go");
        Commands.run(shop, Map.of("GOTOOLCHAIN", "local"), lake.program("go"), "build", "-o", "clients", ".");

        String said = Commands.run(
                shop, served.server().addresses(), shop.resolve("clients").toString());

        assertThat(said).isEqualTo("all is well\n");
    }
}
