package io.neuralake.interop.roapi;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the ROAPI that tests run against.
 *
 * <p>{@code -Droapi.binary} names it. Otherwise, where the environment has {@code CI=true}, the wheel is installed into
 * {@code target/}, and whatever goes wrong fails the test; elsewhere it is the one on the {@code PATH}, and without one
 * of the right version the test is skipped.
 */
final class RoapiBinary {

    private static final String VERSION = "0.12.7";
    private static final String PACKAGE = "roapi==" + VERSION;

    private RoapiBinary() {}

    static Path find() {
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
                .filter(binary -> run(binary.toString(), "--version").strip().equals("roapi " + VERSION))
                .findFirst();
    }

    private static Path installed() {
        Path home = Path.of("target", PACKAGE.replace("==", "-")).toAbsolutePath();
        Path binary = home.resolve("bin").resolve("roapi");
        if (!Files.isExecutable(binary)) {
            run("python3", "-m", "venv", home.toString());
            run(home.resolve("bin").resolve("pip").toString(), "install", "--disable-pip-version-check", PACKAGE);
        }
        return binary;
    }

    private static String run(String... command) {
        String line = String.join(" ", command);
        try {
            Path log = Files.createTempFile("roapi", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                boolean ended = process.waitFor(5, TimeUnit.MINUTES);
                String output = Files.readString(log);
                if (!ended) {
                    process.destroyForcibly();
                    throw new IllegalStateException("'" + line + "' has not ended after 5 minutes:\n" + output);
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(
                            "'" + line + "' failed with exit code " + process.exitValue() + ":\n" + output);
                }
                return output;
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("running '" + line + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running '" + line + "'", e);
        }
    }
}
