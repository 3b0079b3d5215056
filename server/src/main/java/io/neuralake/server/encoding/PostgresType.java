package io.neuralake.server.encoding;

import java.util.Locale;

/** Types of PostgreSQL that values are given as. */
public enum PostgresType {

    /** Truth values. */
    BOOL(16, 1000, 1),

    /** Bytes. */
    BYTEA(17, 1001, -1),

    /** Whole numbers of 64 bits. */
    INT8(20, 1016, 8),

    /** Whole numbers of 16 bits. */
    INT2(21, 1005, 2),

    /** Whole numbers of 32 bits. */
    INT4(23, 1007, 4),

    /** Texts of unknown type. */
    TEXT(25, 1009, -1),

    /** JSON: structs, maps, and lists of something else than plain values. */
    JSON(114, 199, -1),

    /** Floating-point numbers of 32 bits. */
    FLOAT4(700, 1021, 4),

    /** Floating-point numbers of 64 bits. */
    FLOAT8(701, 1022, 8),

    /** Texts. */
    VARCHAR(1043, 1015, -1),

    /** Days. */
    DATE(1082, 1182, 4),

    /** Times of day. */
    TIME(1083, 1183, 8),

    /** Times without zone. */
    TIMESTAMP(1114, 1115, 8),

    /** Moments. */
    TIMESTAMPTZ(1184, 1185, 8),

    /** Lengths of time. */
    INTERVAL(1186, 1187, 16),

    /** Decimal numbers. */
    NUMERIC(1700, 1231, -1),

    /** Identifiers of 128 bits; no column has them, parameters may. */
    UUID(2950, 2951, 16);

    private final int oid;
    private final int array;
    private final int size;

    PostgresType(int oid, int array, int size) {
        this.oid = oid;
        this.array = array;
        this.size = size;
    }

    /** The number that PostgreSQL knows it by. */
    public int oid() {
        return oid;
    }

    /** The number of the type of its arrays. */
    public int arrayOid() {
        return array;
    }

    /** Bytes of a value; -1 if they differ. */
    public int size() {
        return size;
    }

    /** Its name in {@code pg_type}. */
    public String typname() {
        return name().toLowerCase(Locale.ROOT);
    }
}
