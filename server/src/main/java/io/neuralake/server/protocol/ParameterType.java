package io.neuralake.server.protocol;

/** What a parameter of a statement is. */
public enum ParameterType {

    /** A text that becomes whatever the statement needs there. */
    UNKNOWN,

    /** {@code true} or {@code false}. */
    BOOLEAN,

    /** A whole number of 32 bits. */
    INTEGER,

    /** A whole number of 64 bits. */
    BIGINT,

    /** A decimal number with all its digits. */
    DECIMAL,

    /** A floating-point number of 32 bits. */
    REAL,

    /** A floating-point number of 64 bits. */
    DOUBLE,

    /** Letters. */
    TEXT,

    /** Bytes, each written as two hexadecimal digits. */
    BYTES,

    /** A day, {@code 2026-03-01}. */
    DATE,

    /** A time of day, {@code 12:30:00.5}. */
    TIME,

    /** A time without zone, {@code 2026-03-01 12:30:00.5}. */
    TIMESTAMP,

    /** A moment, {@code 2026-03-01 12:30:00.5+00}. */
    TIMESTAMPTZ,

    /** {@code 9b2e4f1c-5a3d-4c8e-9f10-2b7d6a1c0e55}. */
    UUID
}
