package io.neuralake.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What other people's software is there to test with. */
public final class Peers {

    private Peers() {}

    /** Whether what is missing is to be installed, and fails a test otherwise. */
    public static boolean required() {
        return "true".equals(System.getenv("CI"));
    }

    /** Skips a test and never returns; it says the reason aloud too, since Surefire keeps those of skipped classes to itself. */
    public static Path missing(String reason) {
        if (required()) {
            throw new IllegalStateException(reason);
        }
        System.err.println("skipped, " + reason);
        return Assumptions.abort(reason);
    }

    /** A program of the {@code PATH}. */
    public static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
