package io.neuralake.catalog.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies NL0401, NL0402 and NL0403 to one location.
 *
 * <p>A location that holds a credential is reported for that alone: no message may repeat it.
 */
final class LocationRules {

    private LocationRules() {}

    /** The problem of a location; none for an empty one, which says that it is inherited. */
    static Stream<Problem> check(String location, Origin origin) {
        if (location.isEmpty()) {
            return Stream.empty();
        }
        Optional<String> credential = Credentials.in(location);
        if (credential.isPresent()) {
            return Stream.of(new Problem(
                    Rule.NL0402,
                    origin,
                    "location holds " + credential.get() + ", which would be published with the catalog",
                    "write a placeholder such as ${password} in its place, or leave it to the environment"));
        }
        Optional<Placeholders.Flaw> placeholder = Placeholders.flaw(location);
        if (placeholder.isPresent()) {
            return Stream.of(new Problem(
                    Rule.NL0403,
                    origin,
                    placeholder.get().message(),
                    placeholder.get().fix()));
        }
        return LocationSyntax.flaw(location)
                .map(flaw ->
                        new Problem(Rule.NL0401, origin, "location '" + location + "' " + flaw.reason(), flaw.fix()))
                .stream();
    }
}
