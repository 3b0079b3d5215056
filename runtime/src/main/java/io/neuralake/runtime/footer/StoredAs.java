package io.neuralake.runtime.footer;

/**
 * What a column's values mean beyond their bytes.
 *
 * @param kind the meaning
 * @param precision digits of a decimal
 * @param scale those after its point
 * @param perMicro how many of a time's units are a microsecond, or, if it is negative, how many microseconds are one
 * @param utc whether a time is one in UTC
 */
record StoredAs(Kind kind, int precision, int scale, int perMicro, boolean utc) {

    /** Nothing is said of it. */
    static final StoredAs PLAIN = of(Kind.PLAIN);

    /** It is something that has no statistics here. */
    static final StoredAs OTHER = of(Kind.OTHER);

    private static final int MILLIS = -1000;
    private static final int MICROS = 1;
    private static final int NANOS = 1000;

    /** The meanings. */
    enum Kind {
        PLAIN,
        OTHER,
        TEXT,
        INT8,
        INT16,
        INT32,
        INT64,
        UINT8,
        UINT16,
        UINT32,
        UINT64,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP,
        UUID
    }

    private static StoredAs of(Kind kind) {
        return new StoredAs(kind, 0, 0, 0, false);
    }

    /** The meaning of a union's member that needs no more words. */
    static StoredAs logical(int member) {
        return switch (member) {
            case 1, 4, 12 -> of(Kind.TEXT);
            case 6 -> of(Kind.DATE);
            case 14 -> of(Kind.UUID);
            default -> OTHER;
        };
    }

    /** A whole number of so many bits. */
    static StoredAs integer(int bits, boolean signed) {
        return switch (bits) {
            case 8 -> of(signed ? Kind.INT8 : Kind.UINT8);
            case 16 -> of(signed ? Kind.INT16 : Kind.UINT16);
            case 32 -> of(signed ? Kind.INT32 : Kind.UINT32);
            case 64 -> of(signed ? Kind.INT64 : Kind.UINT64);
            default -> OTHER;
        };
    }

    static StoredAs decimal(int precision, int scale) {
        return new StoredAs(Kind.DECIMAL, precision, scale, 0, false);
    }

    /** A time in the unit that is a member of Parquet's union. */
    static StoredAs time(Kind kind, int unit, boolean utc) {
        return switch (unit) {
            case 1 -> new StoredAs(kind, 0, 0, MILLIS, utc);
            case 2 -> new StoredAs(kind, 0, 0, MICROS, utc);
            case 3 -> new StoredAs(kind, 0, 0, NANOS, utc);
            default -> OTHER;
        };
    }

    /** What older writers say by a number; newer ones say the same once more in other words. */
    static StoredAs converted(int type, int precision, int scale) {
        return switch (type) {
            case 0, 4, 19 -> of(Kind.TEXT);
            case 5 -> decimal(precision, scale);
            case 6 -> of(Kind.DATE);
            case 7 -> time(Kind.TIME, 1, true);
            case 8 -> time(Kind.TIME, 2, true);
            case 9 -> time(Kind.TIMESTAMP, 1, true);
            case 10 -> time(Kind.TIMESTAMP, 2, true);
            case 11 -> of(Kind.UINT8);
            case 12 -> of(Kind.UINT16);
            case 13 -> of(Kind.UINT32);
            case 14 -> of(Kind.UINT64);
            case 15 -> of(Kind.INT8);
            case 16 -> of(Kind.INT16);
            case 17 -> of(Kind.INT32);
            case 18 -> of(Kind.INT64);
            default -> OTHER;
        };
    }

    /** Whether a number that older readers know may stand beside it; they know no times but those in UTC. */
    boolean agrees(StoredAs converted) {
        return equals(converted) || (!utc && new StoredAs(kind, precision, scale, perMicro, true).equals(converted));
    }
}
