package io.neuralake.runtime.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of one result besides its rows.
 *
 * @param limit how long it may take
 * @param file Parquet file to which its rows go
 * @param observer who is told how it goes on
 */
record Terms(TimeLimit limit, Optional<Path> file, QueryObserver observer) {

    static Terms none() {
        return new Terms(TimeLimit.starting(Optional.<Duration>empty()), Optional.empty(), QueryObserver.NONE);
    }

    Terms within(TimeLimit time) {
        return new Terms(time, file, observer);
    }

    Terms into(Path parquet) {
        return new Terms(limit, Optional.of(parquet), observer);
    }

    Terms observed(QueryObserver by) {
        return new Terms(limit, file, by);
    }
}
