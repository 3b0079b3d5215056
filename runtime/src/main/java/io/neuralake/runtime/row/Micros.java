package io.neuralake.runtime.row;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Microseconds since 1970-01-01T00:00 as Java's times. */
final class Micros {

    private static final long PER_SECOND = 1_000_000L;

    private Micros() {}

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }

    static LocalDateTime timestamp(long micros) {
        int nanos = (int) Math.floorMod(micros, PER_SECOND) * 1000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), nanos, ZoneOffset.UTC);
    }
}
