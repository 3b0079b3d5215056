package io.neuralake.runtime;

import io.neuralake.runtime.engine.Planning;
import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.engine.TimeLimit;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.TableInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * How a result of a catalog is read.
 *
 * @param catalog what has the tables
 * @param timeout the greatest time; empty for the catalog's own
 * @param listener who is told how far it is
 */
record Reading(Catalog catalog, Optional<Duration> timeout, Optional<Consumer<? super Progress>> listener) {

    /** As the catalog's options say. */
    static Reading of(Catalog catalog) {
        return new Reading(catalog, Optional.empty(), Optional.empty());
    }

    Reading within(Duration limit) {
        return new Reading(catalog, Optional.of(positive(limit)), listener);
    }

    Reading telling(Consumer<? super Progress> someone) {
        return new Reading(catalog, timeout, Optional.of(someone));
    }

    /**
     * Opens a result. Its time begins here, and so do the reports of its progress, which end when it is closed.
     *
     * @param opening plans the result and gives its batches
     */
    ArrowReader open(Function<Run, ArrowReader> opening) {
        TimeLimit limit = limit();
        if (listener.isEmpty()) {
            return opening.apply(new Run(engine(limit), limit, inputs -> {}));
        }
        ProgressReport report = ProgressReport.begin(listener.get());
        try {
            return opening.apply(new Run(engine(limit).observed(report), limit, report::planned));
        } catch (RuntimeException | Error e) {
            report.closed();
            throw e;
        }
    }

    /** Counts rows without handing them out; the number is the last thing that is reported. */
    long count(ToLongFunction<Run> counting) {
        TimeLimit limit = limit();
        if (listener.isEmpty()) {
            return counting.applyAsLong(new Run(engine(limit), limit, inputs -> {}));
        }
        ProgressReport report = ProgressReport.begin(listener.get());
        try {
            long rows = counting.applyAsLong(new Run(engine(limit).observed(report.ofCount()), limit, report::planned));
            report.rows(rows);
            report.ended();
            return rows;
        } finally {
            report.closed();
        }
    }

    private TimeLimit limit() {
        return TimeLimit.starting(timeout.or(catalog.session()::timeout));
    }

    private ScanEngine engine(TimeLimit limit) {
        return catalog.session().engine().within(limit);
    }

    /**
     * A result that is being opened.
     *
     * @param engine what reads it
     * @param limit how long it may take
     * @param planned is told what will be read
     */
    record Run(ScanEngine engine, TimeLimit limit, Consumer<List<TableInput>> planned) {

        /** Chooses what is read, as part of the time that the result may take. */
        <V> V plan(String asked, Supplier<V> plan) {
            return Planning.within(asked, limit, plan);
        }
    }

    /**
     * A timeout that is one.
     *
     * @throws LakeException if it is not longer than nothing
     */
    static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new LakeException(
                    "set a timeout of " + limit,
                    "it must be longer than nothing",
                    "give a longer one, or call no timeout(…) for any time");
        }
        return limit;
    }
}
