package io.neuralake.emitters.artifacts;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;
import io.neuralake.emitters.datarepo.DatarepoEmitter;
import io.neuralake.emitters.manifest.ManifestEmitter;
import io.neuralake.emitters.openapi.OpenApiEmitter;
import io.neuralake.emitters.roapi.RoapiEmitter;
import java.util.List;

/** Lists the emitters of whole catalogs by who runs them. */
public final class CatalogArtifacts {

    private CatalogArtifacts() {}

    /** What the compiler makes of one module; the artifacts are named as in the class output and in the jar. */
    public static List<Emitter<Catalog>> compiled() {
        return List.of(inJar(new ManifestEmitter()), inJar(new RoapiEmitter()), inJar(new OpenApiEmitter()));
    }

    /** What is made of a merged catalog; the artifacts are named as in the output folder. */
    public static List<Emitter<Catalog>> published() {
        return List.of(new ManifestEmitter(), new RoapiEmitter(), new OpenApiEmitter(), new DatarepoEmitter());
    }

    private static Emitter<Catalog> inJar(Emitter<Catalog> emitter) {
        return catalog -> {
            Artifact artifact = emitter.emit(catalog);
            return new Artifact(artifact.kind(), ManifestFormat.FOLDER + artifact.name(), artifact.content());
        };
    }
}
