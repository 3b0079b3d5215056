package io.neuralake.publish.write;

import io.neuralake.catalog.judge.Finding;
import io.neuralake.emitters.sarif.Located;
import io.neuralake.emitters.sarif.SarifLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file with what was found wrong as SARIF: beside what the compiler wrote into it, if it was given the same file. */
public final class SarifFile {

    private static final String RUN = "neuralake/merge";

    private final Path file;

    /** A file, which need not exist. */
    public SarifFile(Path file) {
        this.file = file;
    }

    /**
     * Replaces what an earlier merge found.
     *
     * @throws UncheckedIOException if the file cannot be written; it names the file
     */
    public void write(List<Finding> findings) {
        List<Located> located = findings.stream()
                .map(finding -> new Located(finding, Optional.empty()))
                .toList();
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.write(file, SarifLog.with(before, RUN, located).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + ": " + e, e);
        }
    }
}
