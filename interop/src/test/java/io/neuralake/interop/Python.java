package io.neuralake.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the Python that tests run.
 *
 * <p>{@code -Dinterop.python} names one that has the packages. Otherwise, where the environment has {@code CI=true}, they are
 * installed into {@code target/}, and whatever goes wrong fails the test; elsewhere the test is skipped.
 */
public final class Python {

    private Python() {}

    /**
     * An interpreter with certain versions of packages, {@code polars==2.1.0}.
     *
     * @param name a word for these packages, of which there is one set in {@code target/}
     */
    public static Path with(String name, List<String> packages) {
        String named = System.getProperty("interop.python", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (!Peers.required()) {
            return Peers.missing("no Python with " + String.join(" and ", packages)
                    + ": name one (-Dinterop.python=…), or set CI=true to have them installed into target/");
        }
        try {
            return installed(Path.of("target", "python-" + name).toAbsolutePath(), packages);
        } catch (IOException e) {
            throw new UncheckedIOException("installing " + packages, e);
        }
    }

    private static Path installed(Path home, List<String> packages) throws IOException {
        Path complete = home.resolve("complete");
        Path interpreter = home.resolve("bin").resolve("python");
        String wanted = String.join("\n", packages);
        if (!Files.exists(complete) || !Files.readString(complete).equals(wanted)) {
            Commands.run("python3", "-m", "venv", home.toString());
            List<String> install = new ArrayList<>(
                    List.of(interpreter.toString(), "-m", "pip", "install", "--disable-pip-version-check"));
            install.addAll(packages);
            Commands.run(install.toArray(String[]::new));
            Files.writeString(complete, wanted);
        }
        return interpreter;
    }
}
