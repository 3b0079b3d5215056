package io.neuralake.samples.data.rows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What all tables of the simulated lab agree on: who, when, and how a seed is made. */
final class Lab {

    /** Serial numbers of the implants that record. */
    static final List<Integer> IMPLANTS = List.of(4595, 4601, 5213);

    /** Days of recording. */
    static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 4, 13), LocalDate.of(2024, 4, 14), LocalDate.of(2024, 4, 15));

    /** Hours of each day in which there is a session. */
    static final List<Integer> HOURS = List.of(9, 10, 14);

    /** Channels of an implant. */
    static final int CHANNELS = 32;

    private Lab() {}

    /** Random numbers that depend on nothing but the words. */
    static Random random(Object... words) {
        return new Random(name(words).getMostSignificantBits());
    }

    /** One of several values. */
    static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** The session of an implant in an hour. */
    static UUID session(int implant, LocalDate day, int hour) {
        return name("session", implant, day, hour);
    }

    /** An identifier that depends on nothing but the words. */
    static UUID name(Object... words) {
        StringBuilder text = new StringBuilder();
        for (Object word : words) {
            text.append(word).append('/');
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The first moment of an hour. */
    static Instant start(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    /** A number of rows at a scale, from one that holds at the default scale; never more than there can be. */
    static int count(int atDefault, double scale, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(atDefault * (scale / 0.01))));
    }
}
