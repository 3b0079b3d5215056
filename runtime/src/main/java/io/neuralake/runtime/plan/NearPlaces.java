package io.neuralake.runtime.plan;

import io.neuralake.catalog.Names;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What there is instead of a table that is not there, for the advice in messages.
 *
 * @param store where the table should be
 */
public record NearPlaces(ObjectStore store) {

    private static final int NAMED = 5;

    /**
     * Advice to correct a location: a place that is spelled nearly so, or what the nearest directory holds. Only of local
     * tables, because who may read a table in a store need not be allowed to look around there.
     */
    public String advice(Place missing) {
        String correct = "write the table, or correct its location";
        if (!missing.scheme().equals(Place.LOCAL)) {
            return correct;
        }
        for (Place place = missing; !place.parent().equals(place); place = place.parent()) {
            Optional<List<String>> found = names(place.parent());
            if (found.isPresent()) {
                List<String> names = found.get();
                Place parent = place.parent();
                return Names.nearest(place.name(), names)
                        .map(near -> correct + ": did you mean " + parent.child(near) + "?")
                        .orElse(correct + ": " + parent + " is there and holds "
                                + (names.isEmpty()
                                        ? "nothing"
                                        : String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                                                + (names.size() > NAMED
                                                        ? " and " + (names.size() - NAMED) + " more"
                                                        : "")));
            }
        }
        return correct;
    }

    /** What a directory holds; empty if it is not there. */
    private Optional<List<String>> names(Place directory) {
        try {
            return Optional.of(store.list(directory, "").stream()
                    .map(ObjectStatus::name)
                    .filter(name -> !name.startsWith("."))
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
