package io.neuralake.emitters.manifest;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;

/** Emits {@code catalog.json}, from which the catalog can be read back as it is. */
public final class ManifestEmitter implements Emitter<Catalog> {

    /** Name of the artifact. */
    public static final String NAME = "catalog.json";

    @Override
    public Artifact emit(Catalog catalog) {
        return new Artifact(Artifact.Kind.RESOURCE, NAME, out -> ManifestWriter.manifest(catalog, out));
    }
}
