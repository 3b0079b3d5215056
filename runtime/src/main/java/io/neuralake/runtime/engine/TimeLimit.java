package io.neuralake.runtime.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a result may take, from the moment at which it was asked for.
 *
 * @param timeout the greatest time; empty for any time
 * @param started when it was asked for, by {@link System#nanoTime}
 */
public record TimeLimit(Optional<Duration> timeout, long started) {

    /** A limit whose time begins now. */
    public static TimeLimit starting(Optional<Duration> timeout) {
        return new TimeLimit(timeout, System.nanoTime());
    }

    /** Time since the result was asked for. */
    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Time that is left, not less than none. */
    Duration left() {
        Duration left = timeout.orElse(Duration.ZERO).minus(passed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean over() {
        return timeout.isPresent() && passed().compareTo(timeout.get()) >= 0;
    }
}
