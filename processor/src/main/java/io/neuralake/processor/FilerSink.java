package io.neuralake.processor;

import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Sink;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes artifacts where the compiler wants them, each in the name of the declarations it was made of. */
final class FilerSink implements Sink {

    private final Filer filer;
    private final Element[] origins;

    FilerSink(Filer filer, Element... origins) {
        this.filer = filer;
        this.origins = origins.clone();
    }

    @Override
    public void write(Artifact artifact) {
        try {
            switch (artifact.kind()) {
                case SOURCE -> writeSource(artifact);
                case RESOURCE -> writeResource(artifact);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + artifact.name(), e);
        }
    }

    /** Source is read back by the same compiler, in the encoding of its options. */
    private void writeSource(Artifact artifact) throws IOException {
        try (Writer writer = filer.createSourceFile(artifact.name(), origins).openWriter()) {
            artifact.content().writeTo(writer);
        }
    }

    /** Resources are read by everybody else, in UTF-8. They can be large, so they are not copied to be encoded. */
    private void writeResource(Artifact artifact) throws IOException {
        FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", artifact.name(), origins);
        try (Writer writer = new OutputStreamWriter(file.openOutputStream(), StandardCharsets.UTF_8)) {
            artifact.content().writeTo(writer);
        }
    }
}
