package io.neuralake.emitters;

/**
 * One generated file.
 *
 * @param kind where it belongs
 * @param name path of a resource with {@code /}, or qualified name of a class
 * @param text whole content; lines end with {@code \n}
 */
public record Artifact(Kind kind, String name, String text) {

    /** Where an artifact belongs. */
    public enum Kind {
        /** Java source, compiled with the author's. */
        SOURCE,
        /** A file of the class output or of an output directory. */
        RESOURCE
    }
}
