package io.neuralake.interop.grafana;

import io.neuralake.interop.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the folder with the packages that know what a dashboard is.
 *
 * <p>{@code -Dinterop.grafana} names one in which {@code npm install} has put them. Otherwise, where the environment has {@code
 * CI=true}, they are installed into {@code target/}, and whatever goes wrong fails the test; elsewhere the test is skipped.
 */
final class GrafanaTypes {

    private static final String SCHEMA = "@grafana/schema@13.2.3";
    private static final String COMPILER = "typescript@5.9.3";

    private GrafanaTypes() {}

    /** The folder that holds {@code node_modules}. */
    static Path folder() {
        String named = System.getProperty("interop.grafana", "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        if (!"true".equals(System.getenv("CI"))) {
            String reason = "no folder with " + SCHEMA + " and " + COMPILER
                    + ": name one (-Dinterop.grafana=…), or set CI=true to have them installed into target/";
            System.err.println("skipped, " + reason);
            Assumptions.abort(reason);
        }
        return installed();
    }

    private static Path installed() {
        Path home = Path.of("target", "grafana-types").toAbsolutePath();
        Path complete = home.resolve("complete");
        try {
            if (!Files.exists(complete)) {
                Files.createDirectories(home);
                Commands.run(
                        "npm", "install", "--no-audit", "--no-fund", "--prefix", home.toString(), SCHEMA, COMPILER);
                Files.createFile(complete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("installing into " + home, e);
        }
        return home;
    }
}
