package io.neuralake.publish;

import io.neuralake.emitters.Artifact;
import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.ImpactJson;
import io.neuralake.publish.write.DirectorySink;
import java.nio.file.Path;

/** The file of an impact. It stands beside the artifacts of the catalog and is none of them. */
public final class ImpactFile {

    /** Name of the file. */
    public static final String NAME = "impact.json";

    private ImpactFile() {}

    /**
     * Writes the file, whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; it names the file
     */
    public static void write(Impact impact, Path directory) {
        // Without finish(), which would take the catalog's files for left over.
        new DirectorySink(directory).write(new Artifact(Artifact.Kind.RESOURCE, NAME, ImpactJson.print(impact)));
    }
}
