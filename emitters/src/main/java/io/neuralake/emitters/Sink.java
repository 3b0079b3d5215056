package io.neuralake.emitters;

/** Where artifacts go. A host has one, and nothing else writes. */
@FunctionalInterface
public interface Sink {

    /** Writes an artifact as a whole, or not at all. */
    void write(Artifact artifact);
}
