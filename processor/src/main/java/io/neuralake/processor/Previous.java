package io.neuralake.processor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestException;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** What an earlier compile of the module left in the class output. */
final class Previous {

    private final ProcessingEnvironment environment;

    Previous(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The catalog of the manifest; an empty one if there is none, or none that can be read. */
    Catalog catalog() {
        return read(ManifestFormat.CATALOG, ManifestReader::manifest).orElseGet(() -> Catalog.unnamed(List.of()));
    }

    /** The table of a declaration's fragment, if there is one that can be read. */
    Optional<Table> fragment(Origin declaration) {
        return read(ManifestFormat.fragment(declaration.type(), declaration.member()), ManifestReader::fragment);
    }

    private <T> Optional<T> read(String name, Function<String, T> reader) {
        try (InputStream stream = environment
                .getFiler()
                .getResource(StandardLocation.CLASS_OUTPUT, "", name)
                .openInputStream()) {
            return Optional.of(reader.apply(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (ManifestException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            name + " of the last compile is not used: " + e.getMessage()
                                    + "; if only a part of the module is compiled now, compile all of it");
            return Optional.empty();
        }
    }
}
