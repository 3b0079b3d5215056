package io.neuralake.server.encoding;

import java.math.BigInteger;

/** Decimal numbers in PostgreSQL's binary form: digits to the base 10,000, aligned at the point. */
final class Numeric {

    private static final int BASE = 10_000;
    private static final int WIDTH = 4;
    private static final int NEGATIVE = 0x4000;
    private static final long LARGEST = Long.MAX_VALUE / BASE;
    private static final int[] POWERS = {1, 10, 100, 1000};

    private Numeric() {}

    /** Whether there is room to align a number. */
    static boolean small(long unscaled) {
        return unscaled <= LARGEST && unscaled >= -LARGEST;
    }

    /** Writes a number that is {@link #small}. */
    static void write(long unscaled, int scale, Bytes out) {
        int after = (scale + WIDTH - 1) / WIDTH;
        long left = Math.abs(unscaled) * POWERS[after * WIDTH - scale];
        int skipped = 0;
        while (left != 0 && left % BASE == 0) {
            left /= BASE;
            skipped++;
        }
        int count = 0;
        for (long rest = left; rest != 0; rest /= BASE) {
            count++;
        }
        head(count, left == 0 ? 0 : skipped + count - after - 1, unscaled < 0, scale, out);
        int start = out.size();
        for (int i = 0; i < count; i++) {
            out.int16(0);
        }
        for (int i = count - 1; i >= 0; i--) {
            out.set16(start + 2 * i, (int) (left % BASE));
            left /= BASE;
        }
    }

    /** Writes any number. */
    static void write(BigInteger unscaled, int scale, Bytes out) {
        int after = (scale + WIDTH - 1) / WIDTH;
        String digits = unscaled.abs()
                .multiply(BigInteger.valueOf(POWERS[after * WIDTH - scale]))
                .toString();
        String padded = "0".repeat((WIDTH - digits.length() % WIDTH) % WIDTH) + digits;
        int end = padded.length();
        while (end > 0 && padded.startsWith("0000", end - WIDTH)) {
            end -= WIDTH;
        }
        head(end / WIDTH, end == 0 ? 0 : padded.length() / WIDTH - after - 1, unscaled.signum() < 0, scale, out);
        for (int i = 0; i < end; i += WIDTH) {
            out.int16(Integer.parseInt(padded, i, i + WIDTH, 10));
        }
    }

    private static void head(int count, int weight, boolean negative, int scale, Bytes out) {
        out.int16(count);
        out.int16(weight);
        out.int16(negative ? NEGATIVE : 0);
        out.int16(scale);
    }
}
