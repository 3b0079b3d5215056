package io.neuralake.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other people's programs. */
public final class Commands {

    private Commands() {}

    /** What a command prints; one that fails or does not end is an {@link IllegalStateException} with that. */
    public static String run(String... command) {
        return run(Path.of(""), Map.of(), command);
    }

    /**
     * What a command prints; one that fails or does not end is an {@link IllegalStateException} with that.
     *
     * @param directory where it runs
     * @param environment variables that it has besides ours
     */
    public static String run(Path directory, Map<String, String> environment, String... command) {
        String line = String.join(" ", command);
        try {
            Path log = Files.createTempFile("command", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
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
