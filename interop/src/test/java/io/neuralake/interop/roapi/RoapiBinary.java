package io.neuralake.interop.roapi;

import io.neuralake.interop.Commands;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the ROAPI that tests run against.
 *
 * <p>{@code -Droapi.binary} names it. Otherwise, where the environment has {@code CI=true}, the wheel is installed into
 * {@code target/}, and whatever goes wrong fails the test; elsewhere it is the one on the {@code PATH}, and without one
 * of the right version the test is skipped.
 */
public final class RoapiBinary {

    private static final String VERSION = "0.12.7";
    private static final String PACKAGE = "roapi==" + VERSION;

    private RoapiBinary() {}

    /** The program. */
    public static Path find() {
        String named = System.getProperty("roapi.binary", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if ("true".equals(System.getenv("CI"))) {
            return installed();
        }
        return onPath().orElseGet(() -> skipped("no ROAPI " + VERSION + " on the PATH: install it (pip install "
                + PACKAGE + "), name one (-Droapi.binary=…), or set CI=true to have it installed into target/"));
    }

    /** Says the reason aloud too, since Surefire keeps those of skipped classes to itself. */
    private static Path skipped(String reason) {
        System.err.println("skipped, " + reason);
        return Assumptions.abort(reason);
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "roapi"))
                .filter(Files::isExecutable)
                .filter(binary ->
                        Commands.run(binary.toString(), "--version").strip().equals("roapi " + VERSION))
                .findFirst();
    }

    private static Path installed() {
        Path home = Path.of("target", PACKAGE.replace("==", "-")).toAbsolutePath();
        Path binary = home.resolve("bin").resolve("roapi");
        if (!Files.isExecutable(binary)) {
            Commands.run("python3", "-m", "venv", home.toString());
            Commands.run(
                    home.resolve("bin").resolve("pip").toString(), "install", "--disable-pip-version-check", PACKAGE);
        }
        return binary;
    }
}
