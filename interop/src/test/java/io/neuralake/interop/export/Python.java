package io.neuralake.interop.export;

import io.neuralake.interop.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the Python that tests run.
 *
 * <p>{@code -Dinterop.python} names one that has the packages. Otherwise, where the environment has {@code CI=true}, they are
 * installed into {@code target/}, and whatever goes wrong fails the test; elsewhere the test is skipped.
 */
public final class Python {

    private Python() {}

    /** An interpreter with certain versions of packages, {@code polars==2.1.0}. */
    public static Path with(String... packages) {
        String named = System.getProperty("interop.python", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (!"true".equals(System.getenv("CI"))) {
            String reason = "no Python with " + String.join(" and ", packages)
                    + ": name one (-Dinterop.python=…), or set CI=true to have them installed into target/";
            System.err.println("skipped, " + reason);
            Assumptions.abort(reason);
        }
        return installed(packages);
    }

    private static Path installed(String... packages) {
        Path home = Path.of("target", "python-" + String.join("-", packages).replace("==", "-"))
                .toAbsolutePath();
        Path complete = home.resolve("complete");
        Path interpreter = home.resolve("bin").resolve("python");
        if (!Files.exists(complete)) {
            Commands.run("python3", "-m", "venv", home.toString());
            List<String> install = new ArrayList<>(
                    List.of(interpreter.toString(), "-m", "pip", "install", "--disable-pip-version-check"));
            install.addAll(List.of(packages));
            Commands.run(install.toArray(String[]::new));
            Commands.run("touch", complete.toString());
        }
        return interpreter;
    }
}
