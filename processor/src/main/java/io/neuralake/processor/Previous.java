package io.neuralake.processor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestException;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** The manifest that an earlier compile of the module left in the class output. */
final class Previous {

    private Previous() {}

    /** The catalog of that manifest; an empty one if there is none, or none that can be read. */
    static Catalog catalog(ProcessingEnvironment environment) {
        try {
            return ManifestReader.manifest(environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", ManifestFormat.CATALOG)
                    .getCharContent(true)
                    .toString());
        } catch (IOException e) {
            return Catalog.unnamed(List.of());
        } catch (ManifestException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            "the manifest of the last compile is not used: " + e.getMessage()
                                    + "; if only a part of the module is compiled now, compile all of it");
            return Catalog.unnamed(List.of());
        }
    }
}
