package io.neuralake.emitters;

/**
 * A pure function from a value of the catalog to one artifact. It trusts that checks have passed, and neither reads nor
 * writes anything else.
 *
 * @param <T> what it emits: a table, or a catalog
 */
@FunctionalInterface
public interface Emitter<T> {

    /** The artifact; equal values give equal bytes. */
    Artifact emit(T value);
}
