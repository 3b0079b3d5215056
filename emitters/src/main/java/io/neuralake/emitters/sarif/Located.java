package io.neuralake.emitters.sarif;

import io.neuralake.catalog.judge.Finding;
import java.util.Optional;

/**
 * A finding and where it is.
 *
 * @param finding the finding
 * @param place its place in a file; empty if there is no source at hand
 */
public record Located(Finding finding, Optional<Place> place) {}
