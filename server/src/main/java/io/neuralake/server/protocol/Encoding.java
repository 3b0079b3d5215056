package io.neuralake.server.protocol;

/** How an answer is written. */
public enum Encoding {

    /** Arrow's stream format. */
    ARROW_STREAM,

    /** Arrow's file format. */
    ARROW_FILE,

    /** An array of objects, one for each row, as ROAPI writes it: fields without a value are left out. */
    JSON,

    /** One JSON object for each row, a line for each. */
    JSON_LINES,

    /** Text after RFC 4180, with a line of names. */
    CSV,

    /** A Parquet file. */
    PARQUET,

    /** Messages {@code DataRow} of PostgreSQL's protocol, never a part of one in a frame. */
    POSTGRES
}
