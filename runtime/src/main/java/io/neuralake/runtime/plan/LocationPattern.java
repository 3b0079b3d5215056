package io.neuralake.runtime.plan;

import io.neuralake.runtime.storage.Place;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A location with wildcards, which stands for every file and directory whose names match: {@code *} for any letters of a name,
 * {@code ?} for one, {@code [ab]} and {@code {a,b}} for a choice. No wildcard stands for a slash.
 *
 * @param base the directory before the first wildcard
 * @param names what the names below it must match, outermost first
 */
record LocationPattern(Place base, List<PathMatcher> names) {

    private static final Pattern WILDCARD = Pattern.compile(".*[*?\\[{].*", Pattern.DOTALL);

    /** Copies the names. */
    LocationPattern {
        names = List.copyOf(names);
    }

    /** The pattern that a place is, if it is one. */
    static Optional<LocationPattern> of(Place place) {
        Place base = new Place(place.scheme(), "/");
        List<PathMatcher> names = new ArrayList<>();
        try {
            for (String name : place.path().substring(1).split("/", -1)) {
                if (names.isEmpty() && !WILDCARD.matcher(name).matches()) {
                    base = base.child(name);
                } else {
                    names.add(FileSystems.getDefault().getPathMatcher("glob:" + name));
                }
            }
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new LocationPattern(base, names));
    }
}
