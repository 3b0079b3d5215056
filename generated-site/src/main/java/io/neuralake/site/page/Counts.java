package io.neuralake.site.page;

import java.util.Locale;

/** Numbers of things, as they are read. */
final class Counts {

    private Counts() {}

    /** {@code 1 table}, {@code 10,000 tables}. */
    static String of(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code 10,000}. */
    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
