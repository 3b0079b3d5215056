package io.neuralake.processor;

import io.neuralake.emitters.sarif.Located;
import io.neuralake.emitters.sarif.SarifLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/**
 * The file into which a build wants reports as SARIF, if it does.
 *
 * <p>It is written by the compiler because a compile that fails leaves nothing else behind. A processor starts it empty,
 * so that what it reported before is gone even if it has nothing to do any more.
 */
final class SarifFile {

    private final Optional<Path> file;
    private final String run;
    private final Messager messager;

    SarifFile(ProcessingEnvironment environment, String run) {
        this.file = Options.sarif(environment);
        this.run = run;
        this.messager = environment.getMessager();
        write(List.of());
    }

    /** Replaces what this processor wrote before. */
    void write(List<Located> reported) {
        file.ifPresent(path -> {
            try {
                String before = Files.exists(path) ? Files.readString(path) : "";
                if (path.toAbsolutePath().getParent() != null) {
                    Files.createDirectories(path.toAbsolutePath().getParent());
                }
                Files.write(path, SarifLog.with(before, run, reported).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                messager.printMessage(Diagnostic.Kind.ERROR, "writing " + path + " failed: " + e);
            }
        });
    }
}
