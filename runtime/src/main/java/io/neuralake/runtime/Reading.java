package io.neuralake.runtime;

import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.engine.TimeLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * How a result of a catalog is read.
 *
 * @param catalog what has the tables
 * @param timeout the greatest time; empty for the catalog's own
 */
record Reading(Catalog catalog, Optional<Duration> timeout) {

    /** As the catalog's options say. */
    static Reading of(Catalog catalog) {
        return new Reading(catalog, Optional.empty());
    }

    Reading within(Duration limit) {
        return new Reading(catalog, Optional.of(positive(limit)));
    }

    /** What reads; the time of the result begins here. */
    ScanEngine engine() {
        Session session = catalog.session();
        return session.engine().within(TimeLimit.starting(timeout.or(session::timeout)));
    }

    static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a timeout must be longer than nothing, not " + limit);
        }
        return limit;
    }
}
