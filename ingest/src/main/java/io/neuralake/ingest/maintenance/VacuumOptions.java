package io.neuralake.ingest.maintenance;

import io.neuralake.runtime.error.LakeException;
import java.time.Duration;

/**
 * What is deleted.
 *
 * @param retention files that were part of a version within this time stay, and so do files that were written within it
 * @param dry whether files are only counted
 */
public record VacuumOptions(Duration retention, boolean dry) {

    /** A query or an append that takes longer than this would lose its files. */
    private static final Duration LEAST = Duration.ofHours(1);

    private static final VacuumOptions DEFAULTS = new VacuumOptions(Duration.ofDays(7), false);

    /** Refuses what would take files away from those who work with them. */
    public VacuumOptions {
        if (retention.compareTo(LEAST) < 0) {
            throw new LakeException(
                    "vacuum a table",
                    "a retention of " + retention + " takes files away from queries and appends that are under way",
                    "give a retention of an hour or longer");
        }
    }

    /** Files of the last seven days stay. */
    public static VacuumOptions defaults() {
        return DEFAULTS;
    }

    /** The same, and nothing is deleted. */
    public static VacuumOptions counting() {
        return new VacuumOptions(DEFAULTS.retention(), true);
    }

    /** Files that were part of a version within this time stay. */
    public VacuumOptions retention(Duration time) {
        return new VacuumOptions(time, dry);
    }
}
