package io.neuralake.emitters;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * One generated file.
 *
 * @param kind where it belongs
 * @param name path of a resource with {@code /}, or qualified name of a class
 * @param content whole content; lines end with {@code \n}
 */
public record Artifact(Kind kind, String name, Content content) {

    /** An artifact whose text is at hand. */
    public Artifact(Kind kind, String name, String text) {
        this(kind, name, out -> out.write(text));
    }

    /** The content as one text. */
    public String text() {
        StringWriter text = new StringWriter();
        try {
            content.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + name + " to memory", e);
        }
        return text.toString();
    }

    /** Where an artifact belongs. */
    public enum Kind {
        /** Java source, compiled with the author's. */
        SOURCE,
        /** A file of the class output or of an output directory. */
        RESOURCE
    }

    /** What a file holds, made while it is written: that of a large catalog need not be in memory as a whole. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it, the same in every call. */
        void writeTo(Writer out) throws IOException;
    }
}
