package io.neuralake.server.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(Place place, String problem) {
        found.add(place + ": " + problem);
    }

    void add(ConfigException problem) {
        found.addAll(problem.problems());
    }

    /** @throws ConfigException if something is wrong */
    void check() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
