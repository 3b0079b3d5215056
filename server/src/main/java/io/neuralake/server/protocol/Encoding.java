package io.neuralake.server.protocol;

/** How an answer is written. */
public enum Encoding {

    /** Arrow's stream format. */
    ARROW_STREAM,

    /** Arrow's file format. */
    ARROW_FILE,

    /** One JSON object for each row, a line for each. */
    JSON_LINES,

    /** Text after RFC 4180, with a line of names. */
    CSV
}
