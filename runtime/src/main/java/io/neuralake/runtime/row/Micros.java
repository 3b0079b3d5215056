package io.neuralake.runtime.row;

import io.neuralake.runtime.error.LakeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Microseconds since 1970-01-01T00:00, or since midnight, as Java's times. */
final class Micros {

    private static final long PER_SECOND = 1_000_000L;
    private static final long PER_DAY = 86_400 * PER_SECOND;

    private Micros() {}

    /**
     * Microseconds since midnight.
     *
     * @throws LakeException if they are not within a day: SQL has a time 24:00:00, and Java has not
     */
    static LocalTime time(String asked, String column, long micros) {
        if (micros < 0 || micros >= PER_DAY) {
            throw new LakeException(
                    asked,
                    "'" + column + "' has a time of " + micros
                            + " microseconds after midnight, which is not within a day",
                    "repair the data, or ask for other rows");
        }
        return LocalTime.ofNanoOfDay(micros * 1000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }

    static LocalDateTime timestamp(long micros) {
        int nanos = (int) Math.floorMod(micros, PER_SECOND) * 1000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), nanos, ZoneOffset.UTC);
    }
}
